namespace Cairn.World.Wire;

/// <summary>What is particular about one call.</summary>
[Flags]
public enum SignalMarks : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The customer is logged in: the call carries the user id.</summary>
    LoggedIn = 1,

    /// <summary>On the page that the campaign's link led to: its address has the UTM parameters, its referrer is the campaign's.</summary>
    Landing = 2,

    /// <summary>Sent under the name that the fault gives it (<see cref="WireNames.RenamedTo"/>).</summary>
    Renamed = 4,

    /// <summary>The fault's property is sent as text with a unit: <c>"12.50 USD"</c>.</summary>
    TextProperty = 8,

    /// <summary>The currency is the fault's wrong one.</summary>
    WrongCurrency = 16,

    /// <summary>Test traffic: the address of the staging site, a tester's user id.</summary>
    Test = 32,

    /// <summary>Identify with an email address but without a user id: a guest at the checkout.</summary>
    Guest = 64,

    /// <summary>A KYC answer that turns the applicant down (RED), or a payment that failed.</summary>
    Rejected = 128,

    /// <summary>Opened by the mail program itself and not by a person.</summary>
    Machine = 256,

    /// <summary>The webhook carries the customer's user id too, and not only the vendor's own.</summary>
    CarriesUserId = 512,

    /// <summary>Identify tells the telephone number too.</summary>
    HasPhone = 1024,
}
