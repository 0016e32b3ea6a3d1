namespace Cairn.Reference.Journeys;

/// <summary>A way to a conversion, or a null journey.</summary>
internal sealed class Journey
{
    public required string Person { get; init; }

    /// <summary>The time of the conversion, or of the last act that belongs to a touch.</summary>
    public required long EndMs { get; init; }

    /// <summary>The conversion; null: a null journey.</summary>
    public required Act? Conversion { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<ReferenceTouch> Touches { get; init; }

    /// <summary>What the report adds up for it.</summary>
    public decimal Money { get; set; }

    public bool Converted => Conversion is not null;

    /// <summary>Whether anything in it can take credit: a touch that weighs something.</summary>
    public bool HasWeight => Touches.Any(touch => touch.Weight > 0);
}
