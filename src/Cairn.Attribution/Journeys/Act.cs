namespace Cairn.Attribution.Journeys;

/// <summary>One event as journeys see it, in the order (person, time, place in the log).</summary>
public readonly record struct Act
{
    /// <summary>128-bit hash of the person's key; equal for all acts of one person and for nobody else's.</summary>
    public UInt128 Person { get; init; }

    /// <summary>When, milliseconds since 1970-01-01T00:00:00Z.</summary>
    public long At { get; init; }

    /// <summary>Whether the event is the one that the conversion is counted by.</summary>
    public bool IsConversion { get; init; }

    /// <summary>
    /// Whether the plan values the event at 0: it befell the customer, as a delivered mail or a refund, and so brings nobody.
    /// </summary>
    public bool IsPassive { get; init; }

    /// <summary>Hash of the session id that the sender gave; 0 where it gave none.</summary>
    public ulong Session { get; init; }

    /// <summary>Hash of the campaign that the event names (UTM parameters and click id); 0 where it names none.</summary>
    public ulong Campaign { get; init; }

    /// <summary>The player that the event speaks for; -1 where it says nothing of it.</summary>
    public int Player { get; init; }

    /// <summary>The factor that the plan's value gives, 0 to 1; 1 where touches are not weighed.</summary>
    public double Weight { get; init; }

    /// <summary>Whether a conversion ends its cycle without counting, because its money cannot be added to the report's.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>Money of a conversion; 0 for other acts.</summary>
    public decimal Amount { get; init; }

    /// <summary>Hash of the order id; 0 where there is none.</summary>
    public ulong Order { get; init; }
}
