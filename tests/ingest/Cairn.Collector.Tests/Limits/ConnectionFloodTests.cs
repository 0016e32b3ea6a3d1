using System.Net.Sockets;
using Cairn.Collector.Tests.Support;
using Cairn.Faults.Processes;

namespace Cairn.Collector.Tests.Limits;

/// <summary>Ten thousand connections that want nothing, held by a collector in a process of its own.</summary>
public sealed class ConnectionFloodTests : IDisposable
{
    private const int Max = 10_000;
    private const int Opened = 12_000;
    private const int SpareDescriptors = 500;
    private const int FewDescriptors = 100;
    private const int MaxMegabytes = 1000;

    /// <summary>The collector's bounds: connections, and how long one may say nothing or only half of a head.</summary>
    private const string Settings = "connections: { max: 10000, headers_timeout: 10s, keep_alive_timeout: 10s }\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("cairn-flood-").FullName;

    public void Dispose()
    {
        EngineProcesses.Kill(Data);
        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    [Fact]
    public async Task Ten_thousand_idle_connections_cost_an_honest_client_nothing_and_go_when_their_time_is_over()
    {
        Assert.SkipUnless(ProcessFigures.MaxDescriptors() >= Opened + SpareDescriptors, $"a process may open {ProcessFigures.MaxDescriptors():N0} files here (ulimit -n)");
        await using var collector = await CollectorUnderTest.CreateAsync(Data);
        await File.WriteAllTextAsync(Path.Combine(Data, "serve.yaml"), Settings, TestContext.Current.CancellationToken);
        collector.Start();
        using var honest = new HonestClient(collector.Address, collector.WriteKey);
        await honest.StartAsync();
        var (memory, descriptors) = (ProcessFigures.MaxResident(collector.ProcessId), ProcessFigures.Descriptors(collector.ProcessId));

        using var flood = await ConnectionFlood.OpenAsync(collector.Address, Opened);
        // The honest client's own connection is one of the ten thousand.
        const int Rejected = Opened + 1 - Max;
        await Wait.UntilAsync(() => Task.FromResult(flood.Look() >= Rejected), "those that are too many are closed");
        Note($"{Opened:N0} opened and {Rejected:N0} rejected, {ProcessFigures.Descriptors(collector.ProcessId):N0} descriptors");
        (flood.Closed, flood.ToldTooSlow, flood.ToldOther).ShouldBe((Rejected, 0, 0));
        ProcessFigures.Descriptors(collector.ProcessId).ShouldBeInRange(Max, Max + SpareDescriptors);
        var away = await Should.ThrowAsync<Exception>(honest.SendByAnotherAsync);
        (away is IOException or SocketException).ShouldBeTrue($"one more is closed and hears nothing: {away}");
        var acknowledged = honest.Acknowledged;

        await Wait.UntilAsync(() => Task.FromResult(flood.Look() == Opened), "all of them are dropped");
        Note($"all dropped, {flood.ToldTooSlow:N0} with 408; "
            + $"memory {memory} MB before, {ProcessFigures.MaxResident(collector.ProcessId)} at the most, {ProcessFigures.Resident(collector.ProcessId)} now");
        flood.ToldTooSlow.ShouldBeInRange((Opened / 2) - Rejected, Opened / 2);
        flood.ToldOther.ShouldBe(0);
        (ProcessFigures.MaxResident(collector.ProcessId) - memory).ShouldBeLessThan(MaxMegabytes);

        for (var i = 0; i < 50; i++)
            (await honest.SendByAnotherAsync()).ShouldBe(200);
        await Wait.UntilAsync(() => Task.FromResult(ProcessFigures.Descriptors(collector.ProcessId) <= descriptors + FewDescriptors), "their descriptors are given back");
        await honest.EndAsync();
        Note($"{honest.Acknowledged:N0} acknowledgements meanwhile");
        honest.Acknowledged.ShouldBeGreaterThan(acknowledged + 50);
        await collector.StopAsync();
    }

    private static void Note(string figures) => TestContext.Current.TestOutputHelper?.WriteLine(figures);
}
