namespace Cairn.World.Faults;

/// <summary>One fault that is switched on. What its kind does not use is null, 0 or empty.</summary>
public sealed record Fault
{
    /// <summary>Its name in the answers; the kind's name unless the file says otherwise.</summary>
    public required string Id { get; init; }

    /// <summary>In which way tracking fails.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>First moment in force, in Unix milliseconds.</summary>
    public required long Begins { get; init; }

    /// <summary>First moment no longer in force, in Unix milliseconds; <see cref="long.MaxValue"/>: it never ends.</summary>
    public required long Ends { get; init; }

    /// <summary>How many it hits, 0 to 1.</summary>
    public double Share { get; init; }

    /// <summary>How many it hits, 0 to 1, by browser, country or payment method; whoever is not named is not hit.</summary>
    public IReadOnlyDictionary<string, double> Shares { get; init; } = new Dictionary<string, double>();

    /// <summary>The event that it concerns.</summary>
    public string? Event { get; init; }

    /// <summary>The version of the app that it concerns.</summary>
    public string? Version { get; init; }

    /// <summary>The sender that it concerns: web, app, server.</summary>
    public string? Sender { get; init; }

    /// <summary>The property that it concerns.</summary>
    public string? Property { get; init; }

    /// <summary>The wrong name or the wrong currency.</summary>
    public string? To { get; init; }

    /// <summary>The longest delay or the largest error of a clock, in hours.</summary>
    public double MaxHours { get; init; }

    /// <summary>How many blocks a reorganisation throws away.</summary>
    public int Blocks { get; init; }

    /// <summary>Whether it is in force at a moment in Unix milliseconds.</summary>
    public bool IsInForce(long at) => at >= Begins && at < Ends;
}
