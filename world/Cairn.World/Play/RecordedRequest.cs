namespace Cairn.World.Play;

/// <summary>One line of requests.jsonl.</summary>
internal sealed record RecordedRequest
{
    /// <summary>Its place in the file, from 0.</summary>
    public required long Index { get; init; }

    /// <summary>When it arrives in the world, Unix milliseconds.</summary>
    public required long At { get; init; }

    public required HttpMethod Method { get; init; }

    /// <summary>Path and query.</summary>
    public required string Path { get; init; }

    /// <summary>Those that a client may set, in the file's order.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>Who sent it, as far as it shows: the address, or the path that one sender alone uses.</summary>
    public required string Client { get; init; }

    /// <summary>How often the world's client had sent it before: its own X-Retry-Count.</summary>
    public required int Attempt { get; init; }

    /// <summary>The body, byte for byte.</summary>
    public required byte[] Body { get; init; }

    /// <summary>How many calls the body holds.</summary>
    public required int Calls { get; init; }
}
