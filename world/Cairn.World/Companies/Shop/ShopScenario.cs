using Cairn.World.Scenario;
using Cairn.World.Simulation;

namespace Cairn.World.Companies.Shop;

/// <summary>An online shop with an app, stores and mailings.</summary>
internal static class ShopScenario
{
    /// <summary>Index of the campaign that people in the checkout click when they look for a coupon.</summary>
    public const int Coupon = 13;

    public const int Purchase = 0;
    public const int StorePurchase = 1;

    public static Preset Create() => new(
        new ScenarioData("shop", "shop.example", "USD", ShopEvents.All, Faces, Regions.All, ["4.0.0", "4.1.0", "4.2.0"],
            ["card", "paypal", "klarna", "invoice", "usdc"]),
        Models,
        ["purchase", "store_purchase"],
        new Habits { Existing = 0.6, Store = 0.0006 },
        new Target(SessionsPerWeek: 0.55, ConversionRate: 0.035),
        () => new ShopFunnel())
    {
        Identifies = static index => index is ShopEvents.SignedIn or ShopEvents.SignedUp or ShopEvents.PaymentEntered,
        Messages = new MessageEvents(ShopEvents.MailDelivered, ShopEvents.MailOpened, ShopEvents.MailClicked, ShopEvents.TextDelivered),
        Earning = 2,
        PageEvent = ShopEvents.ProductViewed,
        RefundEvent = ShopEvents.Refunded,
    };

    private static IReadOnlyList<Campaign> Faces { get; } =
    [
        new("", "(direct)", "Direct", null, null, "", null),
        new("", "(organic)", "Organic Search", null, null, "https://www.google.com/", null),
        new("", "(referral)", "Referral", null, null, "https://gear-reviews.example/best-of", null),
        new("", "(social)", "Organic Social", null, null, "https://www.instagram.com/", null),
        new("cmp-101", "brand", "Paid Search", "google", "cpc", "https://www.google.com/", "gclid"),
        new("cmp-102", "generic", "Paid Search", "google", "cpc", "https://www.google.com/", "gclid"),
        new("cmp-201", "prospecting", "Paid Social", "facebook", "paid_social", "https://www.facebook.com/", "fbclid"),
        new("cmp-202", "social_retargeting", "Paid Social", "facebook", "paid_social", "https://www.facebook.com/", "fbclid"),
        new("cmp-301", "display_retargeting", "Display", "adnetwork", "display", "https://news.example/", null),
        new("cmp-401", "awareness", "Paid Video", "youtube", "paid_video", "https://www.youtube.com/", null),
        new("cmp-501", "newsletter", "Email", "newsletter", "email", "", null),
        new("cmp-502", "cart_reminder", "Email", "lifecycle", "email", "", null),
        new("cmp-601", "flash_sale", "SMS", "sms", "sms", "", null),
        new("cmp-701", "coupon", "Affiliates", "couponsite", "affiliate", "https://coupons.example/", null),
        new("cmp-702", "content", "Affiliates", "magazine", "affiliate", "https://magazine.example/", null),
    ];

    private static IReadOnlyList<CampaignModel> Models { get; } =
    [
        new(Reach.Nobody) { Known = 0.50 },
        new(Reach.Nobody) { Known = 0.33, Unknown = 0.55 },
        new(Reach.Nobody) { Known = 0.08, Unknown = 0.25 },
        new(Reach.Nobody) { Known = 0.09, Unknown = 0.20 },
        new(Reach.Nobody) { Intercept = 0.22, CostOfClick = 2_500 },
        new(Reach.Everybody)
        {
            Rate = 0.010, Aim = 0.9, Click = 0.30, ClickSlope = 0.15, Push = 0.08, Carry = 0.5, Fame = 0.05, CostOfClick = 9_000,
        },
        new(Reach.Everybody)
        {
            Rate = 0.25, Aim = 0.2, Click = 0.008, ClickSlope = 0.3, Push = 0.22, Carry = 0.85, Half = 4, Fame = 0.02,
            CostOfExposure = 80,
        },
        new(Reach.RecentVisitors)
        {
            Rate = 0.7, Aim = 0.7, Click = 0.010, ClickSlope = 0.4, Push = 0.04, Carry = 0.6, Half = 3, CostOfExposure = 100,
        },
        new(Reach.RecentVisitors)
        {
            Rate = 0.9, Aim = 0.8, Click = 0.007, ClickSlope = 0.4, Push = 0.02, Carry = 0.6, Half = 3, CostOfExposure = 40,
        },
        new(Reach.Everybody)
        {
            Rate = 0.22, Aim = 0.1, Click = 0.0015, ClickSlope = 0.2, Push = 0.18, Carry = 0.93, Half = 3, Fame = 0.05,
            CostOfExposure = 150,
        },
        new(Reach.Subscribers)
        {
            Rate = 10, Every = 7, Open = 0.30, Click = 0.12, ClickSlope = 0.25, Push = 0.18, Carry = 0.85, Half = 1.2,
            CostOfExposure = 2, Messenger = SenderKind.Mail,
        },
        new(Reach.Abandoners)
        {
            Rate = 10, Open = 0.45, Click = 0.22, ClickSlope = 0.25, Push = 0.08, Carry = 0.6, CostOfExposure = 2,
            Messenger = SenderKind.Mail,
        },
        new(Reach.Subscribers)
        {
            Rate = 10, Every = 14, Click = 0.06, ClickSlope = 0.25, Push = 0.15, Carry = 0.6, CostOfExposure = 400,
            Messenger = SenderKind.Sms,
        },
        new(Reach.Checkout) { Click = 0.16, ClickSlope = 0.1, Push = 0.10, CostOfClick = 5_000 },
        new(Reach.Everybody)
        {
            Rate = 0.006, Aim = 0.4, Click = 0.45, ClickSlope = 0.1, Push = 0.20, Carry = 0.75, Fame = 0.1, CostOfClick = 6_000,
        },
    ];
}
