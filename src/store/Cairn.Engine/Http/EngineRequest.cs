namespace Cairn.Engine.Http;

/// <summary>What one HTTP request asks for, taken from its URL and headers and already checked.</summary>
internal sealed record EngineRequest
{
    public required string QueryId { get; init; }

    public required string Database { get; init; }

    /// <summary>The statement in the URL, or null when the body holds it.</summary>
    public string? Query { get; init; }

    /// <summary>Format where the statement names none; null when the caller did not say either.</summary>
    public string? Format { get; init; }

    public bool IsReadOnly { get; init; }

    /// <summary>Whether the whole answer is to be known before its first byte is sent.</summary>
    public bool WaitForEnd { get; init; }

    /// <summary>Whether the answer may be compressed.</summary>
    public bool Compress { get; init; }

    /// <summary>Values of <c>{name:Type}</c> places, in escaped form.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>Settings of this statement alone.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }
}
