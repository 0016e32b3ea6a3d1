namespace Cairn.Engine;

/// <summary>What the engine may use at most. Every limit holds for every caller.</summary>
public sealed record EngineLimits
{
    /// <summary>Memory of all queries together, in bytes. Default: 60 % of what the machine (or its container) has.</summary>
    public long ServerMemoryBytes { get; init; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * 6 / 10;

    /// <summary>Memory of one query, in bytes; sorting and grouping go to disk at a quarter of it. Default: half of the server's.</summary>
    public long QueryMemoryBytes { get; init; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes * 3 / 10;

    /// <summary>Longest run of one statement. Default: one hour.</summary>
    public TimeSpan QueryTime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Statements that read at the same time. Default: 16.</summary>
    public int ConcurrentQueries { get; init; } = 16;

    /// <summary>Statements that write at the same time. Default: 4.</summary>
    public int ConcurrentWrites { get; init; } = 4;

    /// <summary>How long a statement waits for a free place before it is rejected with Code 202. Default: 2 s.</summary>
    public TimeSpan QueueTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest statement, data not counted, in bytes. Default: 1 MiB.</summary>
    public int StatementBytes { get; init; } = 1024 * 1024;

    /// <summary>Longest compressed body after decompression, in bytes. Default: 16 GiB.</summary>
    public long DecompressedBytes { get; init; } = 16L * 1024 * 1024 * 1024;

    /// <summary>
    /// Longest answer to a statement that is not Cairn's own, in bytes. Default: 256 MiB. What Cairn itself asks is streamed and read
    /// row by row, so that its length costs no memory: it has no such bound.
    /// </summary>
    public long ResultBytes { get; init; } = 256 * 1024 * 1024;
}
