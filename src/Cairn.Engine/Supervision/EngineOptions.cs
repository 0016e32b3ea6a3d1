namespace Cairn.Engine;

/// <summary>How a command gets its engine.</summary>
public sealed record EngineOptions
{
    /// <summary>The command that starts an engine, without <c>--data</c>; default: this program with <c>engine</c>.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>How long the engine stays after the last command that needed it. Default: 5 s.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a caller waits at most while the engine starts or restarts. Default: 30 s.</summary>
    public TimeSpan StartTime { get; init; } = TimeSpan.FromSeconds(30);
}
