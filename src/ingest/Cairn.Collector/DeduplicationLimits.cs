namespace Cairn.Collector;

/// <summary>How long and how many messages are recognised.</summary>
public sealed record DeduplicationLimits
{
    /// <summary>For how many days after a message was last received, 1 to 30.</summary>
    public int Days { get; init; } = 30;

    /// <summary>The most memory that their ids take, 16 MiB to 16 GiB; the default remembers 111 million.</summary>
    public long MaxBytes { get; init; } = 896L << 20;
}
