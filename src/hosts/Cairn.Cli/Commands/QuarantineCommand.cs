using System.CommandLine;
using Cairn.Cli.Output;
using Cairn.Engine.Sessions;
using Cairn.Import.Quarantined;
using Cairn.Plan;
using Spectre.Console;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn quarantine</c>: what broke the plan, why, and another try after the plan was repaired.</summary>
internal static class QuarantineCommand
{
    private const int MaxReasons = 1000;

    public static Command Create() => new("quarantine", """
        Lists, exports, fixes and replays the records that were rejected.

        Examples:
          cairn quarantine list --data .cairn
          cairn quarantine edit shop.csv:17 --set amount=12.50 --data .cairn
          cairn quarantine replay --plan plans/shop.yaml --data .cairn
        """)
    {
        List(), Export(), QuarantineEditCommand.Create(), Replay(),
    };

    private static Command List()
    {
        var data = CommonOptions.Data();
        var format = FormatOption.Of("table", "json");
        var command = new Command("list", """
            Lists why records are in quarantine, how many for each reason, and where the first of them stands.

            Examples:
              cairn quarantine list --data .cairn
              cairn quarantine list --data .cairn --format json
            """) { data, format };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await DataSession.OpenAsync(parsed.GetRequiredValue(data), ct);
            await WarehouseFailure.TranslateAsync(async () =>
            {
                var groups = await new QuarantineReader(session.Client).ListAsync(MaxReasons, ct);
                if (parsed.GetValue(format) == "json")
                    Console.Out.WriteLine(QuarantineJson.Of(groups));
                else
                    new QuarantineView(AnsiConsole.Console).Show(groups);
            });
            return 0;
        });
        return command;
    }

    private static Command Export()
    {
        var data = CommonOptions.Data();
        var format = FormatOption.Of("csv", "jsonl");
        var code = new Option<string>("--code") { Description = "Only records with this code, for example unknown_event.", DefaultValueFactory = _ => "" };
        var command = new Command("export", """
            Writes the records in quarantine to standard output, with file, line and reason.

            Examples:
              cairn quarantine export --data .cairn > broken.csv
              cairn quarantine export --data .cairn --code unknown_event --format jsonl
            """) { data, format, code };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await DataSession.OpenAsync(parsed.GetRequiredValue(data), ct);
            await using var output = Console.OpenStandardOutput();
            await WarehouseFailure.TranslateAsync(() => new QuarantineReader(session.Client)
                .ExportAsync(output, parsed.GetValue(format) == "jsonl", parsed.GetRequiredValue(code), ct));
            return 0;
        });
        return command;
    }

    private static Command Replay()
    {
        var data = CommonOptions.Data();
        var format = FormatOption.Of("table", "json");
        var plan = new Option<string>("--plan") { Description = "The fixed tracking plan.", HelpName = "FILE", Required = true };
        var command = new Command("replay", """
            Takes the records in quarantine through the mapping they came with and a repaired plan: what is accepted becomes
            an event, exactly once, and leaves the quarantine.

            Examples:
              cairn quarantine replay --plan plans/shop.yaml --data .cairn
            """) { data, plan, format };
        command.SetAction(async (parsed, ct) =>
        {
            var file = parsed.GetRequiredValue(plan);
            var (repaired, planText) = PlanFile.LoadWithText(file);
            await using var session = await DataSession.OpenAsync(parsed.GetRequiredValue(data), ct);
            var replay = new QuarantineReplay(session.Client, session.Folder.Path, TimeProvider.System);
            var summary = await replay.RunAsync(repaired, planText, ct);
            if (parsed.GetValue(format) == "json")
                Console.Out.WriteLine(QuarantineJson.Of(summary));
            else
                new QuarantineView(AnsiConsole.Console).Show(summary);
            return 0;
        });
        return command;
    }
}
