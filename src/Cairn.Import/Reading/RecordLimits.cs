namespace Cairn.Import.Reading;

/// <summary>How long a record may be, and how much of one that is longer is kept for the quarantine.</summary>
internal static class RecordLimits
{
    /// <summary>The longest record that is read, in bytes, unless the command line says otherwise.</summary>
    public const int DefaultLongest = 1024 * 1024;

    /// <summary>What is kept of a record that is too long, in bytes.</summary>
    public const int KeptBytes = 4096;
}
