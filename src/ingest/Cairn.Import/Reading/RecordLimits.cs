namespace Cairn.Import.Reading;

/// <summary>How long a record may be, and how much of one that is longer is kept for the quarantine.</summary>
internal static class RecordLimits
{
    /// <summary>The longest record that is read, in bytes, unless the command line says otherwise.</summary>
    public const int DefaultMaxRecordBytes = 1024 * 1024;

    /// <summary>
    /// The longest line of a request log: batches come up to 4 MB, which is where the servers that clients are made for draw
    /// the line, and the headers come on top.
    /// </summary>
    public const int MaxRequestBytes = 4 * 1024 * 1024 + 64 * 1024;

    /// <summary>What is kept of a record that is too long, in bytes.</summary>
    public const int KeptBytes = 4096;
}
