namespace Cairn.Model.Journeys;

/// <summary>
/// A person's touches in order of time, and what became of them. One journey may stand for many people who went the same
/// way (a row of an aggregated path file), hence the counts.
/// </summary>
public readonly ref struct Journey
{
    /// <summary>The touches, oldest first; may be empty when a conversion had no touch in its window.</summary>
    public ReadOnlySpan<Touch> Touches { get; init; }

    /// <summary>How often this way ended in a conversion, 0 or more.</summary>
    public long Conversions { get; init; }

    /// <summary>The money of all these conversions together.</summary>
    public decimal Value { get; init; }

    /// <summary>How often this way ended without a conversion, 0 or more.</summary>
    public long Nulls { get; init; }

    /// <summary>When the conversion happened, milliseconds since 1970-01-01T00:00:00Z; for nulls the time of the last act that belongs to a touch.</summary>
    public long EndedAt { get; init; }

    /// <summary>What befell the person meanwhile and is no touch, such as a payment that failed, oldest first; models that share out credit do not look at it.</summary>
    public ReadOnlySpan<Touch> Befell { get; init; }

    /// <summary>Whose it is; 0 for a journey that stands for people unknown.</summary>
    public ulong Person { get; init; }
}
