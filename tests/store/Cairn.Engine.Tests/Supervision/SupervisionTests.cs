using System.Diagnostics;
using Cairn.Data;
using Cairn.Engine.Supervision;
using Cairn.Engine.Tests.Support;
using Cairn.Warehouse;

namespace Cairn.Engine.Tests.Supervision;

public sealed class SupervisionTests
{
    private static readonly EngineOptions Options = new() { Command = TestPrograms.Command("engine"), Linger = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task starts_an_engine_and_lets_it_go_when_nobody_needs_it()
    {
        using var temp = new TestFolder();
        var folder = DataFolder.Open(temp["data"], create: true);
        await using (var engine = await EngineSupervisor.AcquireAsync(folder, Options, CancellationToken.None))
        {
            using var client = new WarehouseClient(engine.Endpoint);
            await client.PingAsync(CancellationToken.None);
            File.GetUnixFileMode(Path.Combine(folder.Path, "engine.sock")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        await Wait.UntilAsync(() => !File.Exists(Path.Combine(folder.Path, "engine.json")), "the end of the engine");
        await Wait.UntilAsync(() => !File.Exists(Path.Combine(folder.Path, "engine.sock")), "the end of its socket");
    }

    [Fact]
    public async Task many_programs_share_one_engine_and_a_killed_one_holds_nothing()
    {
        using var temp = new TestFolder();
        var folder = DataFolder.Open(temp["data"], create: true);
        var others = Enumerable.Range(0, 4).Select(_ => TestPrograms.Start("hold-lease", folder.Path)).ToArray();
        foreach (var other in others) (await other.StandardOutput.ReadLineAsync()).ShouldBe("holding", await Errors(other));
        await using (var engine = await EngineSupervisor.AcquireAsync(folder, Options, CancellationToken.None))
        {
            foreach (var other in others)
            {
                other.Kill();
                await other.WaitForExitAsync();
                other.Dispose();
            }

            using var client = new WarehouseClient(engine.Endpoint);
            (await client.QuerySingleAsync<long>(SqlText.FromOperator("one", "SELECT toInt64(1)"))).ShouldBe(1);
            engine.Restarts.ShouldBe(0);
        }

        await Wait.UntilAsync(() => !File.Exists(Path.Combine(folder.Path, "engine.json")), "the end of the engine");
    }

    [Fact]
    public async Task an_engine_that_dies_is_restarted_and_its_callers_are_told_at_once()
    {
        using var temp = new TestFolder();
        var folder = DataFolder.Open(temp["data"], create: true);
        await using var engine = await EngineSupervisor.AcquireAsync(folder, Options, CancellationToken.None);
        using var client = new WarehouseClient(engine.Endpoint);
        var endless = SqlText.FromOperator("endless", "SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) = 1");
        var running = SqlText.FromOperator("running", "SELECT count() FROM system.processes WHERE query LIKE '%1000000000000%'");
        var call = client.QuerySingleAsync<ulong>(endless);
        await Wait.UntilAsync(async () => await client.QuerySingleAsync<ulong>(running) >= 2, "the start of the query");

        Kill(folder);

        var failure = await Should.ThrowAsync<WarehouseException>(() => call.WaitAsync(TimeSpan.FromSeconds(5)));
        failure.IsRetryable.ShouldBeTrue();
        await Wait.UntilAsync(() => engine.Restarts == 1, "the restart");
        (await client.QuerySingleAsync<ulong>(SqlText.FromOperator("one", "SELECT toUInt64(1)"))).ShouldBe(1UL);
    }

    [Fact]
    public async Task an_engine_that_crashes_at_work_gets_a_successor_and_one_that_cannot_start_gets_none()
    {
        using var temp = new TestFolder();
        var folder = DataFolder.Open(temp["data"], create: true);
        await using (var engine = await EngineSupervisor.AcquireAsync(folder, Options, CancellationToken.None))
        {
            var address = EngineAddress.Read(folder.AddressPath).ShouldNotBeNull();
            await Wait.UntilAsync(() => CrashAsync(address, engine), "the restart");
        }

        await Wait.UntilAsync(() => !File.Exists(folder.AddressPath), "the end of the engine");
        var broken = Options with { Command = ["/bin/false"] };
        var problem = await Should.ThrowAsync<Cairn.Model.UserException>(() => EngineSupervisor.AcquireAsync(folder, broken, CancellationToken.None));
        problem.Message.ShouldContain("exit code 1");
        problem.Remedy.ShouldContain("cairn engine --data");
    }

    [Fact]
    public async Task a_path_too_long_for_a_socket_works()
    {
        using var temp = new TestFolder();
        var folder = DataFolder.Open(Path.Combine(temp.Path, new string('d', 120), "data"), create: true);
        await using var engine = await EngineSupervisor.AcquireAsync(folder, Options, CancellationToken.None);
        using var client = new WarehouseClient(engine.Endpoint);
        (await client.QuerySingleAsync<string>(SqlText.FromOperator("x", "SELECT 'x'"))).ShouldBe("x");
    }

    [Fact]
    public async Task a_second_engine_is_rejected_and_the_first_stops_cleanly()
    {
        await using var engine = await TestEngine.StartAsync();
        using var second = TestPrograms.Start("engine", "--data", engine.Data);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await second.WaitForExitAsync(limit.Token);
        second.ExitCode.ShouldBe(EngineProcess.AlreadyRunning);
        (await second.StandardError.ReadToEndAsync(limit.Token)).ShouldContain("another engine");
        (await engine.StopAsync()).ShouldBe(0);
    }

    /// <summary>.NET swallows the first SIGABRT that comes from outside, and two that come together count as one.</summary>
    private static async Task<bool> CrashAsync(EngineAddress address, EngineSupervisor engine)
    {
        using var crash = Process.Start("kill", ["-ABRT", $"{address.Process}"]);
        await crash.WaitForExitAsync();
        return engine.Restarts == 1;
    }

    internal static void Kill(DataFolder folder)
    {
        var address = EngineAddress.Read(folder.AddressPath).ShouldNotBeNull();
        using var process = Process.GetProcessById(address.Process);
        process.Kill();
        process.WaitForExit();
    }

    private static async Task<string> Errors(Process process) => process.HasExited ? await process.StandardError.ReadToEndAsync() : "";
}
