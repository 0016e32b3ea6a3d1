using NodaTime;

namespace Cairn.Import.Mapping;

/// <summary>Where an event's time comes from and how to read it.</summary>
public sealed record TimeSource
{
    /// <summary>The columns, joined by a space where they are several (a date and a time).</summary>
    public required FieldSource Field { get; init; }

    /// <summary>auto, iso, epoch, s, ms, us, ns, excel (days since 30 December 1899), or a custom format after .NET's custom date and time format strings.</summary>
    public string Format { get; init; } = "auto";

    /// <summary>The zone of times that do not name theirs; null: such a time is an error.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>Where a row says its zone itself; null: nowhere.</summary>
    public FieldSource? ZoneField { get; init; }

    /// <summary>What numbers are counted from; null: the Unix epoch, or the day that Excel counts from.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether a local time that the clocks skipped or showed twice is rejected instead of resolved.</summary>
    public bool Strict { get; init; }

    /// <summary>The earliest time that is believed.</summary>
    public DateTimeOffset NotBefore { get; init; } = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The latest time that is believed; null: one day after the import began.</summary>
    public DateTimeOffset? NotAfter { get; init; }
}
