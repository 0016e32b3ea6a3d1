using Cairn.World.Scenario;

namespace Cairn.World.Companies.Fintech;

/// <summary>The events of the bank with wallets, by number. Names are those of plans/fintech.yaml.</summary>
internal static class FintechEvents
{
    public const int PageViewed = 0;
    public const int PricingViewed = 1;
    public const int WhitepaperDownloaded = 2;
    public const int NewsletterSignedUp = 3;
    public const int SignedIn = 4;
    public const int AccountCreated = 5;
    public const int WalletConnected = 6;
    public const int InviteSent = 7;
    public const int SupportContacted = 8;
    public const int CheckStarted = 9;
    public const int CheckSubmitted = 10;
    public const int CheckCompleted = 11;
    public const int CheckRejected = 12;
    public const int DepositInitiated = 13;
    public const int DepositFailed = 14;
    public const int DepositConfirmed = 15;
    public const int FirstTrade = 16;
    public const int Trade = 17;
    public const int SwapSubmitted = 18;
    public const int SwapConfirmed = 19;
    public const int MailDelivered = 20;
    public const int MailOpened = 21;
    public const int MailClicked = 22;
    public const int TextDelivered = 23;
    public const int Identified = 24;

    private const EventFields Deposit = EventFields.Order | EventFields.Money;
    private const EventFields Swap = EventFields.Order | EventFields.Money | EventFields.Wallet | EventFields.Transaction | EventFields.Tokens;

    public static IReadOnlyList<WorldEvent> All { get; } =
    [
        new("Page Viewed", CallKind.Page, "/", EventFields.None, ActRole.Accompanies),
        new("Pricing Viewed", CallKind.Track, "/pricing", EventFields.Url, ActRole.Causes),
        new("Whitepaper Downloaded", CallKind.Track, "/whitepaper", EventFields.Url, ActRole.Accompanies),
        new("Newsletter Signed Up", CallKind.Track, "/newsletter", EventFields.SignIn, ActRole.Causes),
        new("Signed In", CallKind.Track, "/sign-in", EventFields.SignIn, ActRole.Accompanies),
        new("Account Created", CallKind.Track, "/account/new", EventFields.SignIn, ActRole.Step),
        new("Wallet Connected", CallKind.Track, "/wallet", EventFields.Wallet, ActRole.Accompanies),
        new("Invite Sent", CallKind.Track, "/invite", EventFields.SignIn, ActRole.Accompanies),
        new("Support Contacted", CallKind.Track, "/support", EventFields.SignIn, ActRole.Causes),
        new("KYC Started", CallKind.Track, "/identity", EventFields.Identity, ActRole.Step),
        new("KYC Submitted", CallKind.Track, "/identity/papers", EventFields.Identity, ActRole.Step),
        new("KYC Completed", CallKind.Webhook, "", EventFields.Identity, By: SenderKind.Kyc),
        new("KYC Rejected", CallKind.Webhook, "", EventFields.Identity, By: SenderKind.Kyc),
        new("Deposit Initiated", CallKind.Track, "/deposit", Deposit | EventFields.SignIn, ActRole.Step),
        new("Deposit Failed", CallKind.Track, "/deposit", Deposit | EventFields.Reason, ActRole.Hurts, SenderKind.Server),
        new("Deposit Confirmed", CallKind.Track, "/deposit/done", Deposit, ActRole.Conversion, SenderKind.Server),
        new("First Trade Completed", CallKind.Track, "/trade", Deposit | EventFields.Trade, ActRole.Conversion, SenderKind.Server),
        new("Trade Completed", CallKind.Track, "/trade", Deposit | EventFields.Trade, By: SenderKind.Server),
        new("Token Swap Submitted", CallKind.Track, "/swap", Swap, ActRole.Step),
        new("Token Swap Confirmed", CallKind.Track, "/swap/done", Swap, ActRole.Conversion),
        new("Email Delivered", CallKind.Webhook, "", EventFields.None, By: SenderKind.Mail),
        new("Email Opened", CallKind.Webhook, "", EventFields.None, By: SenderKind.Mail),
        new("Email Link Clicked", CallKind.Webhook, "", EventFields.None, By: SenderKind.Mail),
        new("SMS Delivered", CallKind.Webhook, "", EventFields.None, By: SenderKind.Sms),
        new("identify", CallKind.Identify, "/account", EventFields.None),
    ];
}
