using Cairn.Model;

namespace Cairn.Engine;

/// <summary>How a command gets its engine.</summary>
public sealed record EngineOptions
{
    /// <summary>The command that starts an engine, without <c>--data</c>; default: this program with <c>engine</c>.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>Names how long an engine stays: <c>90s</c>, <c>10m</c>.</summary>
    public const string LingerVariable = "CAIRN_ENGINE_LINGER";

    private static readonly TimeSpan MaxLinger = TimeSpan.FromDays(7);

    /// <summary>
    /// How long the engine stays after the last command that needed it, so that the next one finds it. Default: what
    /// <see cref="LingerVariable"/> says, or ten minutes.
    /// </summary>
    /// <exception cref="UserException">The variable holds something else.</exception>
    public TimeSpan Linger { get; init; } = ReadLinger(Environment.GetEnvironmentVariable(LingerVariable));

    /// <summary>How long a caller waits at most while the engine starts or restarts. Default: 30 s.</summary>
    public TimeSpan StartTime { get; init; } = TimeSpan.FromSeconds(30);

    private static TimeSpan ReadLinger(string? text)
    {
        if (string.IsNullOrEmpty(text)) return TimeSpan.FromMinutes(10);
        return DurationText.Read(text) is { Ticks: > 0 } linger && linger <= MaxLinger
            ? linger
            : throw new UserException($"{LingerVariable} is '{text}', which is no time that an engine may stay.", "Write a number above 0 and s, m or h, at most seven days: 10m.");
    }
}
