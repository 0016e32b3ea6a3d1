namespace Cairn.Attribution.Trails;

/// <summary>One act as journeys see it (docs/journeys.md, "Act").</summary>
public readonly record struct Act
{
    /// <summary>The person's key, equal for all acts of one person and for nobody else's (<see cref="Cairn.Identity.PersonMap"/>); 0 until it is found.</summary>
    public ulong Person { get; init; }

    /// <summary>The key of whom the event names; 0: nobody.</summary>
    public ulong Identity { get; init; }

    /// <summary>When, milliseconds since 1970-01-01T00:00:00Z.</summary>
    public long At { get; init; }

    /// <summary>Hash of its content: the order of acts of the same instant and kind.</summary>
    public ulong TieKey { get; init; }

    /// <summary>Whether the event is the one that the conversion is counted by.</summary>
    public bool IsConversion { get; init; }

    /// <summary>Hash of the session id that the sender gave; 0 where it gave none.</summary>
    public ulong Session { get; init; }

    /// <summary>Where it says that the customer came from.</summary>
    public Origin Origin { get; init; }

    /// <summary>The player that the act speaks for; -1 where it says nothing of it.</summary>
    public int Player { get; init; }

    /// <summary>What the plan values the event at, 0 to 1; 0 for an event that it does not have.</summary>
    public double Worth { get; init; }

    /// <summary>Whether a conversion carries money.</summary>
    public bool HasAmount { get; init; }

    /// <summary>Money of a conversion, in its own currency; 0 for other acts.</summary>
    public decimal Amount { get; init; }

    /// <summary>Index of that currency among those of the report.</summary>
    public int Currency { get; init; }

    /// <summary>Hash of the order id, trimmed; 0 where there is none.</summary>
    public ulong Order { get; init; }

    /// <summary>What became of a conversion's event once repeated orders were found (<see cref="Orders.OrderFilter"/>).</summary>
    public Telling Telling { get; init; }

    /// <summary>Acts that name an origin come before others of the same instant, conversions after them.</summary>
    public int Kind => IsConversion ? 2 : Origin.IsNamed ? 0 : 1;
}
