using System.Net;

namespace Cairn.Engine;

/// <summary>How the engine is to run.</summary>
public sealed record EngineProcessOptions
{
    /// <summary>The data folder; made where it is missing.</summary>
    public required string Data { get; init; }

    /// <summary>A loopback address and port on which ClickHouse clients may come with a key; null for none.</summary>
    public IPEndPoint? Listen { get; init; }

    /// <summary>File that holds the key for <see cref="Listen"/>: one line of at least 32 characters.</summary>
    public string? KeyFile { get; init; }

    /// <summary>How long the engine stays when no command needs it; null for ever.</summary>
    public TimeSpan? Linger { get; init; }

    /// <summary>Whether it leaves the terminal that started it and writes to the data folder's engine.log.</summary>
    public bool Background { get; init; }

    /// <summary>A ClickHouse configuration with clusters (<c>remote_servers</c>) and users, for trying a cluster out in one process; null for none.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>What it may use.</summary>
    public EngineLimits Limits { get; init; } = new();
}
