namespace Cairn.Pipeline.Deduplication;

/// <summary>Where the message index stands, how long it remembers and how large it may become.</summary>
public sealed record MessageIndexOptions
{
    /// <summary>The fewest bytes that <see cref="MaxBytes"/> may be: 16 MiB, which remember two million messages.</summary>
    public const long MaxBytesFloor = 16L << 20;

    /// <summary>The most bytes that <see cref="MaxBytes"/> may be: 16 GiB.</summary>
    public const long MaxBytesCeiling = 16L << 30;

    /// <summary>The longest window: 30 days.</summary>
    public const int MaxWindowDays = 30;

    /// <summary>The folder of its files, which is nobody else's.</summary>
    public required string Folder { get; init; }

    /// <summary>For how many days a message is remembered after the day on which it was last received, 1 to 30.</summary>
    public int Days { get; init; } = MaxWindowDays;

    /// <summary>
    /// The most bytes of memory, from 16 MiB to 16 GiB. 8.4 bytes are needed for each message of the window; the default of
    /// 896 MiB remembers 111 million and leaves the rest of 1 GiB to the process. What does not fit is forgotten early,
    /// the oldest day first.
    /// </summary>
    public long MaxBytes { get; init; } = 896L << 20;
}
