namespace Cairn.Spool;

/// <summary>A request as its row in the spool will be.</summary>
internal readonly struct WaitingRequest
{
    public required int Calls { get; init; }

    public required long ReceivedAt { get; init; }

    public required string Source { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string UserAgent { get; init; }

    public required string Headers { get; init; }

    public required uint Checksum { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }
}
