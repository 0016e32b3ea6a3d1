namespace Cairn.Server;

/// <summary>How the collector runs.</summary>
public sealed record ServerOptions
{
    /// <summary>The data folder.</summary>
    public required string Data { get; init; }
}
