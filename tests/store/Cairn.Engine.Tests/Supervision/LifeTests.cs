using Cairn.Data;
using Cairn.Engine.Supervision;
using Cairn.Engine.Tests.Support;
using Cairn.Model;
using Cairn.Warehouse;

namespace Cairn.Engine.Tests.Supervision;

/// <summary>The arrows of the state machine in docs/engine.md that take several processes.</summary>
public sealed class LifeTests
{
    private static readonly EngineOptions Options = new() { Command = TestPrograms.Command("engine"), Linger = TimeSpan.FromSeconds(60) };

    [Fact]
    public async Task a_boot_that_failed_is_tried_again_until_an_engine_starts()
    {
        using var temp = new TestFolder();
        var folder = DataFolder.Open(temp["data"], create: true);
        await using var engine = await EngineSupervisor.AcquireAsync(folder, Options with { Command = [await ScriptAsync(temp)] }, CancellationToken.None);
        // From now on every engine fails at once, as it does while the disk is full.
        await File.WriteAllTextAsync(temp["broken"], "");
        SupervisionTests.Kill(folder);
        using var client = new WarehouseClient(engine.Endpoint);
        await Wait.UntilAsync(() => File.Exists(temp["failures"]) && File.ReadAllLines(temp["failures"]).Length >= 2, "two failed boots");

        File.Delete(temp["broken"]);

        await Wait.UntilAsync(() => engine.Restarts == 1, "the engine that starts");
        (await client.QuerySingleAsync<long>(SqlText.FromOperator("one", "SELECT toInt64(1)"))).ShouldBe(1);
        await EngineControl.StopAsync(folder, isForced: true, TimeSpan.FromSeconds(30), CancellationToken.None);
    }

    [Fact]
    public async Task an_engine_stays_for_the_next_command_and_stops_when_it_is_told_to()
    {
        using var temp = new TestFolder();
        var folder = DataFolder.Open(temp["data"], create: true);
        await (await EngineSupervisor.AcquireAsync(folder, Options, CancellationToken.None)).DisposeAsync();
        var idle = (await EngineControl.FindAsync(folder, CancellationToken.None)).ShouldNotBeNull();
        await using (await EngineSupervisor.AcquireAsync(folder, Options, CancellationToken.None))
        {
            var used = (await EngineControl.FindAsync(folder, CancellationToken.None)).ShouldNotBeNull();
            used.Process.ShouldBe(idle.Process);
            used.Leases.ShouldContain(Environment.ProcessId);
            (await StopAsync(folder, isForced: false)).ShouldNotBeNull().Leases.ShouldContain(Environment.ProcessId);
        }

        await Wait.UntilAsync(async () => await StopAsync(folder, isForced: false) is null, "the end of the lease");
        (await EngineControl.FindAsync(folder, CancellationToken.None)).ShouldBeNull();
        using var free = EngineLock.TryAcquire(folder).ShouldNotBeNull("the folder is free");
    }

    [Fact]
    public async Task an_engine_that_is_stopped_by_force_gets_a_successor_from_those_that_need_it()
    {
        using var temp = new TestFolder();
        var folder = DataFolder.Open(temp["data"], create: true);
        await using var engine = await EngineSupervisor.AcquireAsync(folder, Options, CancellationToken.None);
        var before = (await EngineControl.FindAsync(folder, CancellationToken.None)).ShouldNotBeNull();
        await StopAsync(folder, isForced: true);
        await Wait.UntilAsync(() => engine.Restarts == 1, "the successor");
        (await EngineControl.FindAsync(folder, CancellationToken.None)).ShouldNotBeNull().Process.ShouldNotBe(before.Process);
        await StopAsync(folder, isForced: true);
    }

    [Fact]
    public async Task programs_that_come_and_go_while_engines_stop_always_get_one()
    {
        using var temp = new TestFolder();
        var folder = DataFolder.Open(temp["data"], create: true);
        using var end = new CancellationTokenSource();
        var stopping = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested) await StopAsync(folder, isForced: false);
        });
        var users = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            for (var round = 0; round < 3; round++)
            {
                await using var engine = await EngineSupervisor.AcquireAsync(folder, Options, CancellationToken.None);
                using var client = new WarehouseClient(engine.Endpoint);
                (await client.QuerySingleAsync<long>(SqlText.FromOperator("one", "SELECT toInt64(1)"))).ShouldBe(1);
                engine.Restarts.ShouldBe(0, "an engine that has given a lease does not stop by itself");
            }
        })).ToArray();
        await Task.WhenAll(users);
        await end.CancelAsync();
        await stopping;
        await StopAsync(folder, isForced: true);
    }

    [Fact]
    public async Task an_engine_of_another_build_makes_way_when_nobody_needs_it()
    {
        using var temp = new TestFolder();
        var folder = DataFolder.Open(temp["data"], create: true);
        await (await EngineSupervisor.AcquireAsync(folder, Options, CancellationToken.None)).DisposeAsync();
        var old = EngineAddress.Read(folder.AddressPath).ShouldNotBeNull();
        (old with { Version = "0.0.9 build 12345678" }).Write(folder.AddressPath);

        await using var engine = await EngineSupervisor.AcquireAsync(folder, Options, CancellationToken.None);

        var now = EngineAddress.Read(folder.AddressPath).ShouldNotBeNull();
        (now.Process == old.Process).ShouldBeFalse();
        now.Version.ShouldBe(EngineProcess.ProductVersion);
        (now with { Version = "0.0.9 build 12345678" }).Write(folder.AddressPath);
        var rejected = await Should.ThrowAsync<UserException>(() => EngineSupervisor.AcquireAsync(folder, Options, CancellationToken.None));
        rejected.Message.ShouldContain("0.0.9");
        rejected.Remedy.ShouldContain("cairn engine stop");
        now.Write(folder.AddressPath);
        await StopAsync(folder, isForced: true);
    }

    [Fact]
    public async Task an_engine_whose_folder_is_removed_stops()
    {
        using var temp = new TestFolder();
        var folder = DataFolder.Open(temp["data"], create: true);
        await (await EngineSupervisor.AcquireAsync(folder, Options, CancellationToken.None)).DisposeAsync();
        var process = EngineAddress.Read(folder.AddressPath).ShouldNotBeNull().Process;
        Directory.Delete(folder.Path, recursive: true);
        await Wait.UntilAsync(() => IsGone(process), "the end of the engine");
    }

    [Fact]
    public void how_long_an_engine_stays_can_be_said()
    {
        new EngineOptions().Linger.ShouldBe(TimeSpan.FromSeconds(5), "what the tests say");
        Environment.SetEnvironmentVariable(EngineOptions.LingerVariable, "ten minutes");
        try
        {
            Should.Throw<UserException>(() => new EngineOptions()).Message.ShouldContain("ten minutes");
        }
        finally
        {
            Environment.SetEnvironmentVariable(EngineOptions.LingerVariable, "5s");
        }
    }

    private static Task<EngineState?> StopAsync(DataFolder folder, bool isForced) =>
        EngineControl.StopAsync(folder, isForced, TimeSpan.FromSeconds(30), CancellationToken.None);

    /// <summary>A process that nobody has waited for stands there until its parent ends.</summary>
    private static bool IsGone(int process) =>
        !File.Exists($"/proc/{process}/stat") || File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].TrimStart().StartsWith('Z');

    /// <summary>A command that fails, and says so in a file, for as long as another file is there.</summary>
    private static async Task<string> ScriptAsync(TestFolder temp)
    {
        var command = TestPrograms.Command("engine");
        await File.WriteAllTextAsync(temp["engine.sh"], $"""
            #!/bin/sh
            if [ -e '{temp["broken"]}' ]; then echo failed >> '{temp["failures"]}'; exit 1; fi
            exec '{command[0]}' {command[1]} "$@"

            """);
        File.SetUnixFileMode(temp["engine.sh"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return temp["engine.sh"];
    }
}
