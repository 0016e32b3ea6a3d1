namespace Cairn.Attribution.Trails;

/// <summary>A stretch of a session with one origin (docs/journeys.md, "Visit").</summary>
public struct Visit
{
    /// <summary>Which of the person's sessions it belongs to, from 0.</summary>
    public int Session { get; internal set; }

    /// <summary>When it begins, milliseconds since 1970-01-01T00:00:00Z: at its first act.</summary>
    public long StartedAt { get; internal set; }

    /// <summary>Where its first act stands in the trail.</summary>
    public int FirstAct { get; internal set; }

    /// <summary>The first player that an act of it names; -1 where none does.</summary>
    public int Player { get; internal set; }

    /// <summary>The parts of its origin, each the first that an act of it names.</summary>
    public Origin Origin { get; internal set; }
}
