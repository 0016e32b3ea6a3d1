using Cairn.Identity;

namespace Cairn.Attribution.Acts;

/// <summary>A stretch of actors' keys, and of time where one actor alone has too many acts.</summary>
/// <param name="Keys">The keys.</param>
/// <param name="FromMs">The first instant, milliseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="ToMs">The last one.</param>
internal readonly record struct ActRange(KeyRange Keys, long FromMs, long ToMs)
{
    /// <summary>What DateTime64(3) can hold: the years 1900 to 2299 (ClickHouse docs, "DateTime64").</summary>
    private const long MinMs = -2_208_988_800_000, MaxMs = 10_413_791_999_999;

    /// <summary>The whole time of some keys.</summary>
    public ActRange(KeyRange keys)
        : this(keys, MinMs, MaxMs)
    {
    }

    /// <summary>Whether it can be divided further.</summary>
    public bool IsInstant => Keys.First == Keys.Last && FromMs == ToMs;

    /// <summary>The two halves: of the keys, or of the time of a single key.</summary>
    public (ActRange First, ActRange Second) Halve()
    {
        if (Keys.First != Keys.Last)
        {
            var (lower, upper) = Keys.Halve();
            return (this with { Keys = lower }, this with { Keys = upper });
        }
        var middle = FromMs + (ToMs - FromMs) / 2;
        return (this with { ToMs = middle }, this with { FromMs = middle + 1 });
    }
}
