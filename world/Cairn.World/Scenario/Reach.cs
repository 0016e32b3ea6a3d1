namespace Cairn.World.Scenario;

/// <summary>Whom a campaign can reach on a day.</summary>
internal enum Reach
{
    /// <summary>Nobody is sought out: people find the way by themselves (search, referral, typed address).</summary>
    Nobody,

    /// <summary>Everybody.</summary>
    Everybody,

    /// <summary>Those who were on the site within two weeks and did not buy within one: retargeting.</summary>
    RecentVisitors,

    /// <summary>Those who subscribed.</summary>
    Subscribers,

    /// <summary>Subscribers who left a full cart, or an unfinished identity check, the day before.</summary>
    Abandoners,

    /// <summary>Those who stand in the checkout and look for a coupon.</summary>
    Checkout,
}
