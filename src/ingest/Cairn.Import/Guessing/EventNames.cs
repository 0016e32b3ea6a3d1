using System.Text.RegularExpressions;
using Cairn.Model;
using Cairn.Plan;

namespace Cairn.Import.Guessing;

/// <summary>Finds the plan's event for a name in a log: by the words of shops and apps in English and German, else by spelling.</summary>
internal static class EventNames
{
    // The first pattern that matches decides; they are compared with the name's letters in lower case, umlauts written out.
    private static readonly (string Pattern, string Event)[] Words =
    [
        ("storn|ordercancel|cancelorder", "Order Cancelled"),
        ("erstatt|retour|refund", "Order Refunded"),
        ("zahlung.*(fehl|abgelehnt)|payment(failed|declined|error)", "Payment Failed"),
        ("bestell.*(bezahlt|abgeschlossen|aufgegeben|eingegangen)|(^|_)kauf|gekauft|bezahlt|order(paid|placed|complete|confirm|created)|checkoutcomplete|purchase|bought|transaction$|achat|compra", "Order Completed"),
        ("(warenkorb|basket|cart).*(entfern|geloescht|remov)|(remov|entfern).*(cart|basket|warenkorb)", "Product Removed"),
        ("(warenkorb|basket|cart).*(ansicht|angesehen|geoeffnet|view)|view.*(cart|basket)|^warenkorb$|^cart$|^basket$", "Cart Viewed"),
        ("warenkorb|addtocart|addtobasket|(cart|basket)add|added.*(cart|basket)", "Product Added"),
        ("merkliste|wunschliste|merkzettel|wishlist", "Product Added to Wishlist"),
        ("zahlungs|payment(info|method)", "Payment Info Entered"),
        ("kasse|checkout|begincheckout", "Checkout Started"),
        ("gutschein|coupon|voucher", "Coupon Applied"),
        ("bewert|productreview", "Product Reviewed"),
        ("(produkt|artikel|product|item).*(ansicht|angesehen|aufruf|geoeffnet|detail|view)|view.*(item|product)", "Product Viewed"),
        ("kategorie|produktliste|listenansicht|categor|catalog|productlist|viewitemlist", "Product List Viewed"),
        ("such|search", "Products Searched"),
        ("startseite|homepage", "Home Viewed"),
        ("seite.*(aufruf|ansicht|angesehen)|seitenaufruf|pageview|viewpage|pagevue", "Page Viewed"),
        ("screen|bildschirm", "Screen Viewed"),
        ("registr|konto.*(angelegt|erstellt|eroeffnet)|signup|accountcreated", "Signed Up"),
        ("abgemeldet|ausgeloggt|logout|signout", "Signed Out"),
        ("angemeldet|eingeloggt|anmeldung|login|signin", "Signed In"),
        ("app.*(geoeffnet|gestartet|open|start)", "Application Opened"),
    ];

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(1);

    /// <summary>The plan's event that the name means; null when it has none that is near.</summary>
    public static string? Near(string name, TrackingPlan plan)
    {
        var folded = ColumnRoles.Fold(name);
        foreach (var (pattern, planned) in Words)
            if (plan.Events.ContainsKey(planned) && Regex.IsMatch(folded, pattern, RegexOptions.CultureInvariant, MaxWait))
                return planned;
        return NearMiss.Of(name, plan.Events.Keys.Concat(plan.Aliases.Keys)) is { } near ? plan.Aliases.GetValueOrDefault(near, near) : null;
    }
}
