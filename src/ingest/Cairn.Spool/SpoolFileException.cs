using Cairn.Spool.Files;

namespace Cairn.Spool;

/// <summary>A file of the spool failed.</summary>
/// <param name="code">SQLite's extended result code.</param>
/// <param name="message">What happened.</param>
public sealed class SpoolFileException(int code, string message) : Exception($"{message} (SQLite code {code})")
{
    private int Kind => code & 0xFF;

    /// <summary>Whether the disk is full: the file is in order and takes more as soon as there is room.</summary>
    public bool IsFull => Kind == SqliteLibrary.Full;

    /// <summary>Whether bytes of the file are not what was written.</summary>
    public bool IsCorrupt => Kind is SqliteLibrary.Corrupt or SqliteLibrary.NotADatabase;
}
