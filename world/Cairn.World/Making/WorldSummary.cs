using Cairn.World.Answers;

namespace Cairn.World.Making;

/// <summary>What a world has become.</summary>
public sealed record WorldSummary
{
    /// <summary>The world, as its answers describe it.</summary>
    public required WorldFacts Facts { get; init; }

    /// <summary>The conversions, with and without channels.</summary>
    public required IReadOnlyList<BaselineAnswer> Baseline { get; init; }

    /// <summary>What channels, campaigns and acts truly did.</summary>
    public required IReadOnlyList<EffectAnswer> Effects { get; init; }

    /// <summary>How much of every event was tracked, over everything.</summary>
    public required IReadOnlyList<CaptureAnswer> Capture { get; init; }

    /// <summary>What the faults did.</summary>
    public required IReadOnlyList<FaultAnswer> Faults { get; init; }

    /// <summary>Size of requests.jsonl, in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Rows of the files of truth, by name.</summary>
    public required IReadOnlyDictionary<string, long> Truth { get; init; }
}
