namespace Cairn.World.Faults;

/// <summary>The ways in which the tracking of a world fails. Their names in files are in snake_case.</summary>
public enum FaultKind
{
    /// <summary>Browsers block the tag: nothing of such a browser arrives. <see cref="Fault.Shares"/> by browser.</summary>
    AdBlockers,

    /// <summary>
    /// Visitors decline consent: nothing of them arrives from browser and app. <see cref="Fault.Shares"/> by country.
    /// </summary>
    ConsentDeclined,

    /// <summary>Safari forgets the anonymous id 7 days after the last visit.</summary>
    SafariCookies,

    /// <summary>The last call of a page view is lost when the page unloads, with <see cref="Fault.Share"/>.</summary>
    UnloadLoss,

    /// <summary>
    /// Customers who pay by redirect never see the thank-you page. <see cref="Fault.Shares"/> by payment method.
    /// </summary>
    PaymentRedirect,

    /// <summary>A release of the app stops sending <see cref="Fault.Event"/>: <see cref="Fault.Version"/>.</summary>
    ReleaseDropsEvent,

    /// <summary>
    /// <see cref="Fault.Event"/> is sent under another name, <see cref="Fault.To"/>, by the sender <see cref="Fault.Sender"/>
    /// or, when that is null, by all.
    /// </summary>
    RenamedEvent,

    /// <summary>
    /// The number <see cref="Fault.Property"/> of <see cref="Fault.Event"/> is sent as text with a unit, by the sender
    /// <see cref="Fault.Sender"/> or, when that is null, by all.
    /// </summary>
    AlteredProperty,

    /// <summary>A tag fires <see cref="Fault.Event"/> twice, with two message ids, with <see cref="Fault.Share"/>.</summary>
    DoubleFiringTag,

    /// <summary>
    /// <see cref="Fault.Event"/> fires on telephone and desktop for returning customers, with <see cref="Fault.Share"/>.
    /// </summary>
    CrossDeviceDouble,

    /// <summary>
    /// Webhooks of the identity check come up to <see cref="Fault.MaxHours"/> late; <see cref="Fault.Share"/> of them twice.
    /// </summary>
    KycVendorDelays,

    /// <summary>The clocks of <see cref="Fault.Share"/> of the devices are wrong, by up to <see cref="Fault.MaxHours"/>.</summary>
    ClockSkew,

    /// <summary>The tag is missing: <see cref="Fault.Event"/> does not arrive from browsers.</summary>
    DeadTag,

    /// <summary>The sender <see cref="Fault.Sender"/> states a wrong currency: <see cref="Fault.To"/>.</summary>
    WrongCurrency,

    /// <summary>Tests reach production: <see cref="Fault.Share"/> more visits, all of testers.</summary>
    TestTraffic,

    /// <summary>
    /// The chain throws away <see cref="Fault.Blocks"/> blocks, those whose time lies from <see cref="Fault.Begins"/> to before
    /// <see cref="Fault.Ends"/>; <see cref="Fault.Share"/> of their transfers never come back.
    /// </summary>
    ChainReorg,

    /// <summary>
    /// Transactions that the client reports as confirmed and that never are: <see cref="Fault.Share"/> of those that are.
    /// </summary>
    UnconfirmedTransactions,

    /// <summary>
    /// Answers are lost on the way, so clients send <see cref="Fault.Share"/> of their requests again, with the same message ids.
    /// </summary>
    RepeatedDelivery,
}
