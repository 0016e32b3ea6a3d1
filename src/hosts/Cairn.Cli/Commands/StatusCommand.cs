using System.CommandLine;
using Cairn.Cli.Output;
using Cairn.Engine.Sessions;
using Cairn.Collector.Live;
using Cairn.Data;
using Cairn.Engine;
using Cairn.Identity;
using Cairn.Identity.Identifiers;
using Cairn.Model;
using Cairn.Warehouse;
using Cairn.Warehouse.Contents;
using Cairn.Warehouse.Plans;
using Spectre.Console;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn status</c>: what a data folder holds, and which engine and collector run.</summary>
internal static class StatusCommand
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var data = CommonOptions.Data();
        var format = FormatOption.Of("table", "json");
        var command = new Command("status", """
            Shows what a data folder holds (events, persons, days, quarantine, what was suppressed, sources, imports, plan, disk), and
            which engine and collector run.

            Examples:
              cairn status
              cairn status --data .cairn --format json
            """) { data, format };
        command.SetAction(async (parsed, ct) =>
        {
            var status = await ReadAsync(parsed.GetRequiredValue(data), ct);
            if (parsed.GetValue(format) == "json")
                Console.Out.WriteLine(StatusJson.Of(status));
            else
                new StatusView(AnsiConsole.Console).Show(status);
            return 0;
        });
        return command;
    }

    private static async Task<DataStatus> ReadAsync(string data, CancellationToken ct)
    {
        var folder = DataFolder.Open(data, create: false);
        var engine = await EngineControl.FindAsync(folder, ct);
        var collector = await FindCollectorAsync(folder.Path, ct);
        await using var session = await DataSession.OpenAsync(data, ct);
        WarehouseContents? contents = null;
        await WarehouseFailure.TranslateAsync(async () => contents = await WarehouseContents.ReadAsync(session.Client, ct));
        var persons = await new PersonCount(session.Client, await TypesAsync(session.Client, ct)).ReadAsync(ct);
        var used = new List<(string Part, long Bytes)>
        {
            ("warehouse", FolderSize(folder.WarehousePath)),
            ("spool", FolderSize(Path.Combine(folder.Path, "spool"))),
            ("messages", FolderSize(Path.Combine(folder.Path, "messages"))),
        };
        return new DataStatus(folder.Path, contents!, persons, engine, collector, used, new DriveInfo(folder.Path).AvailableFreeSpace);
    }

    /// <summary>Those of the plan that was used last; a status is told without one, too.</summary>
    private static async Task<IdentifierTypes> TypesAsync(WarehouseClient client, CancellationToken ct)
    {
        try
        {
            return IdentifierTypes.Of(await StoredPlan.ReadAsync(client, ct));
        }
        catch (UserException)
        {
            return IdentifierTypes.Default;
        }
    }

    /// <returns>Null when none runs; without health when it runs and does not answer.</returns>
    private static async Task<CollectorStatus?> FindCollectorAsync(string folder, CancellationToken ct)
    {
        if (CollectorNote.Find(folder) is not { } note)
            return null;
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = AnswerTime }) { Timeout = AnswerTime };
        try
        {
            using var answer = await client.GetAsync(new Uri(note.Address, "/health/ready"), ct);
            return new CollectorStatus(note.Address, note.Process, await answer.Content.ReadAsStringAsync(ct));
        }
        catch (HttpRequestException)
        {
            // A collector that was killed has left its note behind.
            return null;
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return new CollectorStatus(note.Address, note.Process, "");
        }
    }

    /// <summary>Bytes of all files; those that go meanwhile count as none.</summary>
    private static long FolderSize(string path)
    {
        if (!Directory.Exists(path))
            return 0;
        var bytes = 0L;
        foreach (var file in new DirectoryInfo(path).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = 0 }))
        {
            try
            {
                bytes += file.Length;
            }
            catch (FileNotFoundException)
            {
                continue;
            }
        }
        return bytes;
    }
}
