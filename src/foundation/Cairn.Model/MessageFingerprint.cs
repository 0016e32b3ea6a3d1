namespace Cairn.Model;

/// <summary>
/// What tells one message from another, as it is stored with the message's record: the same id, content and day are the same
/// message, whichever way it came. The same on every machine and in every run.
/// </summary>
/// <param name="Id">Stands for source and message id; 0 for what has no id and cannot be recognised.</param>
/// <param name="Content">Stands for what the sender said, before anything was decided of it.</param>
/// <param name="Day">The day of the sender's own time, in days since 1970-01-01 UTC; 0 when the sender names none.</param>
public readonly record struct MessageFingerprint(ulong Id, uint Content, ushort Day)
{
    private const long MillisecondsOfDay = 86_400_000;

    /// <summary>That of a record without message id.</summary>
    public static MessageFingerprint None => default;

    /// <summary>Whether the message cannot be recognised.</summary>
    public bool IsNone => Id == 0;

    /// <summary>The day of a time.</summary>
    /// <param name="time">Unix milliseconds; what lies outside the days of a Date (1970 to 2149) counts as none.</param>
    public static ushort DayOf(long time) => time / MillisecondsOfDay is > 0 and <= ushort.MaxValue and var day ? (ushort)day : (ushort)0;
}
