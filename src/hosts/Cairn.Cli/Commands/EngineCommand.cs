using System.CommandLine;
using System.Net;
using Cairn.Data;
using Cairn.Engine;
using Cairn.Model;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn engine</c>: runs the embedded database of a data folder. Other commands start it by themselves.</summary>
internal static class EngineCommand
{
    private const long Gigabyte = 1024 * 1024 * 1024;

    private static readonly TimeSpan MaxStopTime = TimeSpan.FromSeconds(30);

    private static readonly Option<string> Data = CommonOptions.Data();

    private static readonly Option<string?> Listen = new("--listen")
    {
        Description = "Also listen on a loopback port, for example 127.0.0.1:8123, so that ClickHouse clients and BI tools can connect as user cairn.",
    };

    private static readonly Option<string?> KeyFile = new("--key-file")
    {
        Description = "File with the key for --listen: one line of at least 32 characters (`openssl rand -hex 32 > key`).",
    };

    private static readonly Option<double?> Linger = new("--linger")
    {
        Description = "Stop this many seconds after the last command that needed the engine. Default: stay until told to stop.",
    };

    /// <summary>Tells an engine to leave the terminal of the command that started it.</summary>
    public const string BackgroundOption = "--background";

    private static readonly Option<bool> Background = new(BackgroundOption)
    {
        Description = "Leave the terminal and write to engine.log in the data folder; what the other commands use.",
    };

    private static readonly Option<string?> Config = new("--config")
    {
        Description = "A ClickHouse configuration with clusters and users, to try a cluster out in one process.", Hidden = true,
    };

    private static readonly Option<double?> Memory = new("--memory") { Description = "Memory of all queries together, in GB. Default: 60 % of the machine's." };

    private static readonly Option<double?> QueryMemory = new("--query-memory")
    {
        Description = "Memory of one query, in GB; sorting and grouping go to disk at a quarter of it. Default: half of --memory.",
    };

    private static readonly Option<int?> QuerySeconds = new("--query-seconds") { Description = "Longest run of one statement, in seconds. Default: 3600." };

    private static readonly Option<int?> Queries = new("--queries") { Description = "Statements that read at the same time. Default: 16." };

    public static Command Create()
    {
        var command = new Command("engine", """
            Runs the embedded database of a data folder, which is made where it is missing. Other commands start it by themselves when they
            need it; it stays for ten minutes after the last one, or as long as CAIRN_ENGINE_LINGER says (90s, 10m).

            Examples:
              cairn engine --listen 127.0.0.1:8123 --key-file key
              cairn engine stop
            """)
        {
            Data, Listen, KeyFile, Linger, Background, Config, Memory, QueryMemory, QuerySeconds, Queries, Stop(),
        };
        command.SetAction((parsed, ct) => EngineProcess.RunAsync(new EngineProcessOptions
        {
            Data = parsed.GetRequiredValue(Data),
            Listen = Address(parsed.GetValue(Listen)),
            KeyFile = parsed.GetValue(KeyFile),
            Linger = parsed.GetValue(Linger) is { } seconds ? TimeSpan.FromSeconds(Positive("--linger", seconds)) : null,
            Background = parsed.GetValue(Background),
            ConfigFile = parsed.GetValue(Config),
            Limits = Limits(parsed),
        }, ct));
        return command;
    }

    private static Command Stop()
    {
        var data = CommonOptions.Data();
        var force = new Option<bool>("--force") { Description = "Also when programs need it; those start another." };
        var command = new Command("stop", """
            Stops the engine of a data folder, unless a program needs it, and waits until it has ended.

            Examples:
              cairn engine stop
              cairn engine stop --data .cairn --force
            """) { data, force };
        command.SetAction((parsed, ct) => StopAsync(parsed.GetRequiredValue(data), parsed.GetValue(force), ct));
        return command;
    }

    private static async Task<int> StopAsync(string data, bool isForced, CancellationToken ct)
    {
        var folder = DataFolder.Open(data, create: false);
        if (await EngineControl.FindAsync(folder, ct) is null)
        {
            Console.Out.WriteLine($"No engine runs on {folder.Path}.");
            return 0;
        }
        if (await EngineControl.StopAsync(folder, isForced, MaxStopTime, ct) is { } used)
            throw new UserException(
                used.Leases.Count == 0
                    ? $"The engine of {folder.Path} (process {used.Process}) has just been started, and the program that did so is on its way to it."
                    : $"The engine of {folder.Path} (process {used.Process}) is used by {string.Join(", ", used.Leases.Select(static process => process == 0 ? "an unnamed program" : $"process {process}"))}.",
                "Wait until they have ended, or stop it with --force: what they ask at the moment fails, and they start another.");
        Console.Out.WriteLine($"The engine of {folder.Path} has stopped.");
        return 0;
    }

    private static EngineLimits Limits(ParseResult parsed)
    {
        var limits = new EngineLimits();
        if (parsed.GetValue(Memory) is { } memory)
        {
            var bytes = (long)(Positive("--memory", memory) * Gigabyte);
            limits = limits with { ServerMemoryBytes = bytes, QueryMemoryBytes = bytes / 2 };
        }

        if (parsed.GetValue(QueryMemory) is { } queryMemory)
            limits = limits with { QueryMemoryBytes = (long)(Positive("--query-memory", queryMemory) * Gigabyte) };
        if (parsed.GetValue(QuerySeconds) is { } seconds)
            limits = limits with { QueryTime = TimeSpan.FromSeconds(Positive("--query-seconds", seconds)) };
        if (parsed.GetValue(Queries) is { } queries) limits = limits with { ConcurrentQueries = (int)Positive("--queries", queries) };
        return limits;
    }

    private static double Positive(string option, double value) => value > 0
        ? value
        : throw new UserException($"{option} {value} is not above 0.", $"Give {option} a number above 0.");

    private static IPEndPoint? Address(string? text)
    {
        if (text is null) return null;
        return IPEndPoint.TryParse(text, out var address) && text.Contains(':', StringComparison.Ordinal)
            ? address
            : throw new UserException($"--listen {text} is no address with a port.", "Write it like 127.0.0.1:8123; port 0 takes any free one.");
    }
}
