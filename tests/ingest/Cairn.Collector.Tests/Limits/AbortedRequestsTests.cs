using System.Net;
using Cairn.Collector.Tests.Support;
using Cairn.Faults.Processes;

namespace Cairn.Collector.Tests.Limits;

/// <summary>Clients that go away in every way that there is, against a collector in a process of its own: nothing of them stays.</summary>
public sealed class AbortedRequestsTests : IDisposable
{
    private const int Requests = 10_000;
    private const int Stalled = 150;
    private const int Max = 2_800_000;

    /// <summary>A body may take six seconds, so that the slow ones are seen to go.</summary>
    private const string Settings = "connections: { body_timeout: 6s }\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("cairn-aborted-").FullName;

    private string Data => Path.Combine(_folder, "data");

    public void Dispose()
    {
        EngineProcesses.Kill(Data);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Ten_thousand_requests_that_are_broken_off_and_bodies_that_stall_leave_memory_connections_and_log_as_they_were()
    {
        await using var collector = await CollectorUnderTest.CreateAsync(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "serve.yaml"), Settings, TestContext.Current.CancellationToken);
        collector.Start();
        using var honest = new HonestClient(collector.Address, collector.WriteKey);
        await honest.StartAsync();
        using var figures = new ScrapedFigures(collector.Address, Data);
        await figures.ReadAsync();

        var seed = Random.Shared.Next();
        var sent = await BrokenRequests.SendAsync(collector.Address, collector.WriteKey, Requests, seed);
        Note($"seed {seed}: {string.Join(", ", sent.Select(kind => $"{kind.Key} {kind.Value}"))}");
        sent.Count.ShouldBe(BrokenRequests.Kinds.Count);
        await ShouldBeAsBeforeAsync(figures);

        // Bodies of which most came at once and the rest never does: the mean rate stays above the slowest for hours.
        using (var stalled = await StalledBodies.OpenAsync(collector.Address, Stalled, 3_500_000, Max))
        {
            // Strangers have a part of the memory; whoever shows his key has room meanwhile.
            (await BrokenRequests.SendWholeAsync(collector.Address, collector.WriteKey, 1_000_000)).ShouldBe(HttpStatusCode.OK);
            await Wait.UntilAsync(() => Task.FromResult(stalled.Look() == Stalled), "all that stall are answered");
            stalled.Answers.Keys.ShouldBeSubsetOf(["503"]);
        }
        await ShouldBeAsBeforeAsync(figures);

        (await BrokenRequests.SendWholeAsync(collector.Address, collector.WriteKey, 3_000_000)).ShouldBe(HttpStatusCode.OK);
        await honest.EndAsync();
        honest.Acknowledged.ShouldBeGreaterThan(10);
        collector.Said.ShouldNotContain(line => line.Contains(" error ", StringComparison.Ordinal) || line.Contains("request_failed", StringComparison.Ordinal), string.Join('\n', collector.Said));
        await collector.StopAsync();
    }

    /// <summary>Two connections stay: the honest client's and the one that asks; and the requests that both may have under way.</summary>
    private static async Task ShouldBeAsBeforeAsync(ScrapedFigures figures)
    {
        var now = await Wait.ForAsync(_ => figures.ReadAsync(), static now => now is { Memory: 0, Connections: <= 2, Requests: <= 2 });
        Note($"memory {now.Memory}, connections {now.Connections}, requests {now.Requests}");
        now.Memory.ShouldBe(0);
        now.Connections.ShouldBeLessThanOrEqualTo(2);
        now.Requests.ShouldBeLessThanOrEqualTo(2);
    }

    private static void Note(string figures) => TestContext.Current.TestOutputHelper?.WriteLine(figures);
}
