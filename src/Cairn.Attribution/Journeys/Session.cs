namespace Cairn.Attribution.Journeys;

/// <summary>One session of one person while it is being built.</summary>
internal struct Session
{
    /// <summary>Which of the person's sessions it is, from 0, in order of their start.</summary>
    public int Number;

    public long StartedAt;
    public long LastAt;
    public ulong Campaign;

    /// <summary>The first player that an act of the session named; -1 as long as none did.</summary>
    public int Player;

    /// <summary>The highest weight of its acts, the conversion's own excepted.</summary>
    public double Weight;

    /// <summary>The cycle for which it is a touch, and where that touch stands; -1 as long as it is none.</summary>
    public int Cycle;
    public int TouchPosition;
}
