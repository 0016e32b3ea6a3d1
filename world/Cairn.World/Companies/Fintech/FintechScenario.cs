using Cairn.World.Scenario;
using Cairn.World.Simulation;

namespace Cairn.World.Companies.Fintech;

/// <summary>A bank that keeps wallets for crypto assets as well as accounts: identity check first, then deposits, trades and swaps.</summary>
internal static class FintechScenario
{
    public const int Deposit = 0;
    public const int Check = 1;
    public const int FirstTrade = 2;
    public const int Swap = 3;

    public static Preset Create() => new(
        new ScenarioData("fintech", "bank.example", "USD", FintechEvents.All, Faces, Regions.All, ["4.0.0", "4.1.0", "4.2.0"],
            ["sepa", "card", "ach", "chain"]),
        Models,
        ["deposit_confirmed", "kyc_completed", "first_trade", "token_swap"],
        new Habits
        {
            Existing = 0.35, App = 0.6, DropOut = 0.12, Satisfaction = 1.2,
            Months = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], Weekdays = [0.85, 1.08, 1.08, 1.05, 1.05, 1, 0.89],
        },
        new Target(SessionsPerWeek: 0.6, ConversionRate: 0.04),
        () => new FintechFunnel())
    {
        Identifies = static index => index is FintechEvents.SignedIn or FintechEvents.AccountCreated,
        Messages = new MessageEvents(
            FintechEvents.MailDelivered, FintechEvents.MailOpened, FintechEvents.MailClicked, FintechEvents.TextDelivered),
        Earning = 1,
        PageEvent = FintechEvents.PageViewed,
        Approved = FintechEvents.CheckCompleted,
        Rejected = FintechEvents.CheckRejected,
    };

    private static IReadOnlyList<Campaign> Faces { get; } =
    [
        new("", "(direct)", "Direct", null, null, "", null),
        new("", "(organic)", "Organic Search", null, null, "https://www.google.com/", null),
        new("", "(referral)", "Referral", null, null, "https://coin-guide.example/exchanges", null),
        new("", "(social)", "Organic Social", null, null, "https://www.reddit.com/", null),
        new("cmp-101", "brand", "Paid Search", "google", "cpc", "https://www.google.com/", "gclid"),
        new("cmp-102", "generic", "Paid Search", "google", "cpc", "https://www.google.com/", "gclid"),
        new("cmp-201", "prospecting", "Paid Social", "facebook", "paid_social", "https://www.facebook.com/", "fbclid"),
        new("cmp-301", "display_retargeting", "Display", "adnetwork", "display", "https://markets.example/", null),
        new("cmp-401", "explainers", "Paid Video", "youtube", "paid_video", "https://www.youtube.com/", null),
        new("cmp-501", "newsletter", "Email", "newsletter", "email", "", null),
        new("cmp-502", "finish_your_check", "Email", "lifecycle", "email", "", null),
        new("cmp-601", "price_alert", "SMS", "sms", "sms", "", null),
        new("cmp-701", "comparison_sites", "Affiliates", "comparison", "affiliate", "https://compare.example/", null),
        new("cmp-801", "invite_a_friend", "Referral Program", "invite", "referral_program", "", null),
    ];

    private static IReadOnlyList<CampaignModel> Models { get; } =
    [
        new(Reach.Nobody) { Known = 0.60 },
        new(Reach.Nobody) { Known = 0.28, Unknown = 0.55 },
        new(Reach.Nobody) { Known = 0.05, Unknown = 0.20 },
        new(Reach.Nobody) { Known = 0.07, Unknown = 0.25 },
        new(Reach.Nobody) { Intercept = 0.18, CostOfClick = 6_000 },
        new(Reach.Everybody)
        {
            Rate = 0.008, Aim = 0.9, Click = 0.30, ClickSlope = 0.15, Push = 0.10, Carry = 0.5, Fame = 0.05, CostOfClick = 28_000,
        },
        new(Reach.Everybody)
        {
            Rate = 0.25, Aim = 0.2, Click = 0.007, ClickSlope = 0.3, Push = 0.25, Carry = 0.85, Half = 4, Fame = 0.02,
            CostOfExposure = 120,
        },
        new(Reach.RecentVisitors)
        {
            Rate = 0.9, Aim = 0.8, Click = 0.010, ClickSlope = 0.4, Push = 0.03, Carry = 0.6, Half = 3, CostOfExposure = 60,
        },
        new(Reach.Everybody)
        {
            Rate = 0.18, Aim = 0.1, Click = 0.002, ClickSlope = 0.2, Push = 0.25, Carry = 0.93, Half = 3, Fame = 0.05,
            CostOfExposure = 180,
        },
        new(Reach.Subscribers)
        {
            Rate = 10, Every = 7, Open = 0.33, Click = 0.10, ClickSlope = 0.25, Push = 0.20, Carry = 0.85, Half = 1.2,
            CostOfExposure = 2, Messenger = SenderKind.Mail,
        },
        new(Reach.Abandoners)
        {
            Rate = 10, Open = 0.55, Click = 0.35, ClickSlope = 0.25, Push = 0.30, Carry = 0.7, CostOfExposure = 2,
            Messenger = SenderKind.Mail,
        },
        new(Reach.Subscribers)
        {
            Rate = 10, Every = 14, Click = 0.08, ClickSlope = 0.3, Push = 0.10, Carry = 0.5, CostOfExposure = 500,
            Messenger = SenderKind.Sms,
        },
        new(Reach.Everybody)
        {
            Rate = 0.006, Aim = 0.8, Click = 0.45, ClickSlope = 0.2, Push = 0.12, Carry = 0.6, Fame = 0.1, CostOfClick = 45_000,
        },
        new(Reach.Everybody)
        {
            Rate = 0.002, Aim = 0.3, Click = 0.55, ClickSlope = 0.2, Push = 0.8, Carry = 0.9, Fame = 0.6, CostOfClick = 100_000,
        },
    ];
}
