using Cairn.World.Faults;

namespace Cairn.World.Making;

/// <summary>What world is wanted.</summary>
public sealed record WorldRequest
{
    /// <summary>The most people that a world can have.</summary>
    public const int MaxPeople = 50_000_000;

    /// <summary>The most days that a world can have.</summary>
    public const int MaxDays = 3_650;

    /// <summary>shop or fintech.</summary>
    public required string Preset { get; init; }

    /// <summary>The seed: the same request with the same seed gives the same bytes.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many people, from 1.</summary>
    public required int People { get; init; }

    /// <summary>How many days, from 1.</summary>
    public required int Days { get; init; }

    /// <summary>The first day; a Monday unless stated otherwise.</summary>
    public DateOnly Start { get; init; } = new(2026, 1, 5);

    /// <summary>How many days after the world's end each person's future value covers.</summary>
    public int FutureDays { get; init; } = 180;

    /// <summary>Visits of a customer a week that are wanted; null: the preset's.</summary>
    public double? SessionsPerWeek { get; init; }

    /// <summary>Share of the visits that convert that is wanted, between 0 and 1; null: the preset's.</summary>
    public double? ConversionRate { get; init; }

    /// <summary>calm, leaky or chaos, or the path of a file of faults (docs/world-faults.md).</summary>
    public string Faults { get; init; } = FaultPresets.Names[0];

    /// <summary>The folder to write; it must not exist or be empty unless <see cref="Replace"/>.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether a world that stands in the folder may be replaced.</summary>
    public bool Replace { get; init; }

    /// <summary>How many threads work, from 1; the bytes are the same for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
