namespace Cairn.Collector.Telemetry;

/// <summary>
/// Looks every second at parts that may fail and work again by themselves, and logs when one stops working, why, and when it
/// works again. A part whose reason changes meanwhile is logged again at most once a minute.
/// </summary>
/// <param name="parts">Each part's name, and what is wrong with it; empty while nothing is.</param>
/// <param name="log">Told of changes.</param>
/// <param name="time">The clock.</param>
internal sealed class StateWatch(IReadOnlyList<(string Name, Func<string> Problem)> parts, OperatorLog log, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenReasons = TimeSpan.FromMinutes(1);

    private readonly Trouble?[] _troubles = new Trouble?[parts.Count];

    /// <summary>Watches until it is stopped.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            Look();
            await Task.Delay(Interval, time, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Looks once.</summary>
    public void Look()
    {
        for (var i = 0; i < parts.Count; i++)
            _troubles[i] = Next(parts[i].Name, parts[i].Problem(), _troubles[i]);
    }

    private Trouble? Next(string part, string problem, Trouble? known)
    {
        var now = time.GetTimestamp();
        if (problem.Length == 0)
        {
            if (known is not null)
                log.Info($"{part}_works_again", ("after", time.GetElapsedTime(known.Since)));
            return null;
        }
        if (known is not null && (known.Problem == problem || time.GetElapsedTime(known.SaidAt) < BetweenReasons))
            return known;
        log.Warn($"{part}_stopped", ("problem", problem));
        return new Trouble(problem, known?.Since ?? now, now);
    }

    private sealed record Trouble(string Problem, long Since, long SaidAt);
}
