using System.Diagnostics;
using System.Text.Json;
using Cairn.Cli.Tests.Commands.Serving;

namespace Cairn.Cli.Tests.Commands;

/// <summary>Kills replay, engine and collector at random moments, while events come in.</summary>
public sealed class ReplayKillTests
{
    private const int Batches = 30, EventsOfBatch = 300, Rounds = 12;

    private const string FirstPlan = """
        name: test
        version: "1"
        phases: { discovery: { minimum: 0, maximum: 0.5 } }
        events:
          Old Name: { phase: discovery, value: 0.1, aliases: [both], description: Is renamed. }
          Goes: { phase: discovery, value: 0.1, description: Is taken out of the plan. }
          Stays: { phase: discovery, value: 0.1, description: Stays as it is. }
        """;

    private const string RepairedPlan = """
        name: test
        version: "2"
        phases: { discovery: { minimum: 0, maximum: 0.5 } }
        events:
          New Name: { phase: discovery, value: 0.1, aliases: [both], description: Is renamed. }
          Comes: { phase: discovery, value: 0.1, description: Is taken into the plan. }
          Stays: { phase: discovery, value: 0.1, description: Stays as it is. }
        """;

    private static readonly string[] Names = ["both", "Goes", "Comes", "Stays", "Nowhere"];

    [Fact]
    public async Task Every_record_is_there_once_and_as_the_last_plan_says()
    {
        var seed = Environment.TickCount;
        TestContext.Current.SendDiagnosticMessage($"seed {seed}");
        var random = new Random(seed);
        await using var collector = await CollectorProcess.StartAsync(FirstPlan);
        string[] plans = [collector.File("first.yaml", FirstPlan), collector.File("repaired.yaml", RepairedPlan)];
        var sent = 0;
        for (var i = 0; i < Batches; i++)
            sent += await PostAsync(collector, sent);
        await CountAsync(collector, sent);
        var (killed, halfDone, journal) = (0, 0, Path.Combine(collector.Data, "replays", "page.journal"));
        for (var round = 0; round < Rounds; round++)
        {
            using var replay = CollectorProcess.Start(Replay(collector, plans[round % 2]));
            var end = replay.WaitForExitAsync(TestContext.Current.CancellationToken);
            sent += await PostAsync(collector, sent);
            await CollectorProcess.UntilAsync(() => end.IsCompleted || File.Exists(journal), "the replay does not begin");
            await Task.WhenAny(end, Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 400)), TestContext.Current.CancellationToken));
            killed += end.IsCompleted ? 0 : 1;
            if (round % 3 == 1)
                Kill(collector.Engine());
            if (round % 4 == 2)
                await collector.KillAsync();
            if (!end.IsCompleted)
                replay.Kill();
            await end;
            halfDone += File.Exists(journal) ? 1 : 0;
            if (round % 4 == 2)
                await collector.ServeAsync();
        }
        await CountAsync(collector, sent);
        await ReplayWholeAsync(collector, plans[1], seed);
        var due = sent / Names.Length;
        (await AskAsync(collector, """
            SELECT arrayStringConcat(arraySort(groupArray(concat(state, ' ', toString(n)))), ', ') AS text
            FROM (SELECT state, count() AS n FROM (SELECT event AS state FROM events UNION ALL SELECT concat(event, ' ', code) FROM quarantine UNION ALL SELECT reason FROM suppressed) GROUP BY state)
            """)).ShouldBe($"Comes {due}, Goes unknown_event {due}, New Name {due}, Nowhere unknown_event {due}, Stays {due}", $"seed {seed}");
        (await AskAsync(collector, """
            SELECT toString(uniqExact(log_id, log_offset)) AS text
            FROM (SELECT log_id, log_offset FROM events UNION ALL SELECT log_id, log_offset FROM quarantine UNION ALL SELECT log_id, log_offset FROM suppressed)
            """)).ShouldBe($"{sent}", $"seed {seed}");
        TestContext.Current.SendDiagnosticMessage($"{killed} replays were killed, {halfDone} in the middle of a page");
    }

    private static async Task<int> PostAsync(CollectorProcess collector, int from)
    {
        var calls = Enumerable.Range(from, EventsOfBatch)
            .Select(number => $$"""{"type":"track","event":"{{Names[number % Names.Length]}}","messageId":"m{{number}}","anonymousId":"a{{number % 97}}"}""");
        await collector.PostAsync($$"""{"batch":[{{string.Join(',', calls)}}]}""");
        return EventsOfBatch;
    }

    /// <summary>A replay that the engine's death has stopped says so, and is run again.</summary>
    private static async Task ReplayWholeAsync(CollectorProcess collector, string plan, int seed)
    {
        var (exit, _, errors) = await CollectorProcess.RunAsync(Replay(collector, plan));
        exit.ShouldBe(0, $"seed {seed}: {errors}");
    }

    private static string[] Replay(CollectorProcess collector, string plan)
    {
        var today = TimeProvider.System.GetUtcNow();
        return ["replay", "--data", collector.Data, "--plan", plan, "--from", $"{today.AddDays(-1):yyyy-MM-dd}", "--to", $"{today.AddDays(1):yyyy-MM-dd}"];
    }

    private static void Kill(Process? process)
    {
        using (process)
            if (process is { HasExited: false })
                process.Kill();
    }

    /// <summary>Waits until everything that was acknowledged is stored.</summary>
    private static async Task CountAsync(CollectorProcess collector, int due)
    {
        var began = Stopwatch.GetTimestamp();
        string text;
        do
        {
            text = await AskAsync(collector, "SELECT toString((SELECT count() FROM events) + (SELECT count() FROM quarantine) + (SELECT count() FROM suppressed)) AS text");
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(90), $"{text} of {due} are stored");
        }
        while (text != $"{due}");
    }

    private static async Task<string> AskAsync(CollectorProcess collector, string sql)
    {
        var (exit, output, errors) = await CollectorProcess.RunAsync("sql", sql, "--data", collector.Data, "--format", "jsonl");
        exit.ShouldBe(0, errors);
        using var json = JsonDocument.Parse(output);
        return json.RootElement.GetProperty("text").GetString()!;
    }
}
