namespace Cairn.Attribution.Orders;

/// <summary>An order that several persons told: whose it is, and what it was worth (docs/journeys.md, "Orders").</summary>
public sealed record OrderClaim
{
    /// <summary>When it was told first by anybody, milliseconds since 1970-01-01T00:00:00Z.</summary>
    public required long At { get; init; }

    /// <summary>Whether any telling carries money.</summary>
    public required bool HasAmount { get; init; }

    /// <summary>The money of the earliest telling that carries any, in its own currency.</summary>
    public required decimal Amount { get; init; }

    /// <summary>Index of that currency.</summary>
    public required int Currency { get; init; }

    /// <summary>How strong the best trail seen so far is; null before the first.</summary>
    internal TrailStrength? Best { get; private set; }

    /// <summary>The person whose trail leads to it.</summary>
    public ulong Person { get; private set; }

    /// <summary>Gives the order to a person whose trail is stronger than that of all before.</summary>
    internal void Offer(ulong person, TrailStrength strength)
    {
        if (Best is not null && strength.CompareTo(Best) >= 0)
            return;
        (Best, Person) = (strength, person);
    }
}
