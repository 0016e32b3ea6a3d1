using Cairn.World.Scenario;

namespace Cairn.World.Companies.Shop;

/// <summary>The events of the shop, by number. Names are those of plans/shop.yaml.</summary>
internal static class ShopEvents
{
    public const int HomeViewed = 0;
    public const int ListViewed = 1;
    public const int Searched = 2;
    public const int ProductViewed = 3;
    public const int ImageClicked = 4;
    public const int ReviewsViewed = 5;
    public const int SizeGuideViewed = 6;
    public const int ReturnPolicyViewed = 7;
    public const int Wished = 8;
    public const int Added = 9;
    public const int CartViewed = 10;
    public const int CheckoutStarted = 11;
    public const int CouponEntered = 12;
    public const int ShippingSelected = 13;
    public const int PaymentEntered = 14;
    public const int PaymentFailed = 15;
    public const int OrderCompleted = 16;
    public const int SignedUp = 17;
    public const int SignedIn = 18;
    public const int Refunded = 19;
    public const int AppOpened = 20;
    public const int MailDelivered = 21;
    public const int MailOpened = 22;
    public const int MailClicked = 23;
    public const int TextDelivered = 24;
    public const int Identified = 25;

    private const EventFields Item = EventFields.Product;
    private const EventFields Purchase = EventFields.Order | EventFields.Money | EventFields.Basket | EventFields.Payment
        | EventFields.Checkout;

    public static IReadOnlyList<WorldEvent> All { get; } =
    [
        new("Home Viewed", CallKind.Page, "/", EventFields.None, ActRole.Accompanies),
        new("Product List Viewed", CallKind.Track, "/collections/{category}", EventFields.None, ActRole.Accompanies),
        new("Products Searched", CallKind.Track, "/search", EventFields.Search, ActRole.Causes),
        new("Product Viewed", CallKind.Track, "/products/{product}", Item | EventFields.Url, ActRole.Step),
        new("Product Image Clicked", CallKind.Track, "/products/{product}", Item, ActRole.Accompanies),
        new("Reviews Viewed", CallKind.Track, "/products/{product}", Item, ActRole.Causes),
        new("Size Guide Viewed", CallKind.Track, "/products/{product}", Item, ActRole.Causes),
        new("Return Policy Viewed", CallKind.Track, "/returns", EventFields.Url, ActRole.Hurts),
        new("Product Added to Wishlist", CallKind.Track, "/products/{product}", Item, ActRole.Causes),
        new("Product Added", CallKind.Track, "/products/{product}", Item | EventFields.Quantity | EventFields.Money, ActRole.Step),
        new("Cart Viewed", CallKind.Track, "/cart", EventFields.None, ActRole.Accompanies),
        new("Checkout Started", CallKind.Track, "/checkout", EventFields.Checkout | EventFields.Money, ActRole.Step),
        new("Coupon Entered", CallKind.Track, "/checkout", EventFields.Coupon | EventFields.Checkout, ActRole.Accompanies),
        new("Shipping Method Selected", CallKind.Track, "/checkout/shipping", EventFields.Checkout, ActRole.Step),
        new("Payment Info Entered", CallKind.Track, "/checkout/payment",
            EventFields.Checkout | EventFields.Payment, ActRole.Step),
        new("Payment Failed", CallKind.Track, "/checkout/payment",
            EventFields.Checkout | EventFields.Payment | EventFields.Reason, ActRole.Hurts, SenderKind.Server),
        new("Order Completed", CallKind.Track, "/checkout/thank-you", Purchase, ActRole.Conversion),
        new("Signed Up", CallKind.Track, "/account/new", EventFields.SignIn, ActRole.Accompanies),
        new("Signed In", CallKind.Track, "/account/sign-in", EventFields.SignIn, ActRole.Accompanies),
        new("Order Refunded", CallKind.Track, "", EventFields.Order | EventFields.Money, By: SenderKind.Server),
        new("Application Opened", CallKind.Track, "/", EventFields.None, ActRole.Accompanies),
        new("Email Delivered", CallKind.Webhook, "", EventFields.None, By: SenderKind.Mail),
        new("Email Opened", CallKind.Webhook, "", EventFields.None, By: SenderKind.Mail),
        new("Email Link Clicked", CallKind.Webhook, "", EventFields.None, By: SenderKind.Mail),
        new("SMS Delivered", CallKind.Webhook, "", EventFields.None, By: SenderKind.Sms),
        new("identify", CallKind.Identify, "/account", EventFields.None),
    ];
}
