using System.Collections.Frozen;

namespace Cairn.Protocols.MeasurementProtocol;

/// <summary>What GA4 takes at most, and the names that it keeps for itself.</summary>
/// <remarks>Source: GA4, "Measurement Protocol: limitations", "reserved names"; "event collection limits"; item parameters of "view_item".</remarks>
internal static class GoogleLimits
{
    public const int BodyBytes = 130 * 1024, Events = 25, Parameters = 25, UserProperties = 25, Items = 200, ItemParameters = 10;

    public const int EventName = 40, UserPropertyName = 24, UserPropertyValue = 36;

    /// <summary>How far back an event may lie, in hours, and how far ahead, in minutes (a clock's difference).</summary>
    public const int HoursBack = 72, MinutesAhead = 15;

    public static readonly FrozenSet<string> ReservedEvents = new[]
    {
        "ad_activeview", "ad_click", "ad_exposure", "ad_query", "ad_reward", "adunit_exposure", "app_background", "app_clear_data",
        "app_exception", "app_remove", "app_store_refund", "app_store_subscription_cancel", "app_store_subscription_convert",
        "app_store_subscription_renew", "app_update", "app_upgrade", "dynamic_link_app_open", "dynamic_link_app_update",
        "dynamic_link_first_open", "error", "firebase_campaign", "first_open", "first_visit", "notification_dismiss",
        "notification_foreground", "notification_open", "notification_receive", "os_update", "session_start",
        "session_start_with_rollout", "user_engagement",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string> ReservedUserProperties = new[]
    {
        "first_open_time", "first_visit_time", "last_deep_link_referrer", "user_id", "first_open_after_install",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string> KnownItemParameters = new[]
    {
        "item_id", "item_name", "affiliation", "coupon", "currency", "creative_name", "creative_slot", "discount", "index", "item_brand",
        "item_category", "item_category2", "item_category3", "item_category4", "item_category5", "item_list_id", "item_list_name",
        "item_variant", "location_id", "price", "promotion_id", "promotion_name", "quantity", "google_business_vertical",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] ReservedPrefixes = ["_", "firebase_", "ga_", "google_", "gtag."];

    /// <summary>The most characters of a parameter's value.</summary>
    public static int ValueOf(string parameter) => parameter switch
    {
        "page_location" => 1000,
        "page_referrer" => 420,
        "page_title" => 300,
        _ => 100,
    };

    public static bool HasReservedPrefix(string name) => ReservedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Whether a name begins with a letter and has only letters, digits and underscores.</summary>
    public static bool IsName(string name) => name.Length > 0 && char.IsLetter(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c == '_');
}
