using Cairn.Identity.Identifiers;

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

    /// <summary>What it is divided into when it is too much for a table, in order of keys and time.</summary>
    /// <param name="read">What was read of it before the table was full.</param>
    public IEnumerable<ActRange> Divide(ActTable read)
    {
        if (Keys.First == Keys.Last)
        {
            var middle = Math.Min(read.MedianTime(), ToMs - 1);
            return [this with { ToMs = middle }, this with { FromMs = middle + 1 }];
        }
        // An actor with most of the acts is read alone.
        if (read.MajorityKey() is { } heavy)
            return Around(heavy);
        var (lower, upper) = Keys.Halve();
        return [this with { Keys = lower }, this with { Keys = upper }];
    }

    private IEnumerable<ActRange> Around(ulong key)
    {
        if (key > Keys.First)
            yield return this with { Keys = new KeyRange(Keys.First, key - 1) };
        yield return this with { Keys = new KeyRange(key, key) };
        if (key < Keys.Last)
            yield return this with { Keys = new KeyRange(key + 1, Keys.Last) };
    }
}
