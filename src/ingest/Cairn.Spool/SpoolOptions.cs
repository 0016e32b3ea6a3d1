namespace Cairn.Spool;

/// <summary>Where the spool stands and how large it may become.</summary>
public sealed record SpoolOptions
{
    /// <summary>The folder of its files.</summary>
    public required string Folder { get; init; }

    /// <summary>The most bytes that all its files take together; nothing more is accepted until there is room again.</summary>
    public long MaxBytes { get; init; } = 20L << 30;

    /// <summary>A file that has so many bytes is followed by the day's next one.</summary>
    public long FileBytes { get; init; } = 1L << 30;

    /// <summary>How long a body is kept for replay after it was loaded, unless the room is needed.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The most memory of requests that wait for the disk: body, path, headers and what is prepared of them.</summary>
    public long WaitingBytes { get; init; } = 128L << 20;
}
