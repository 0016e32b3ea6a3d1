using System.CommandLine;
using Cairn.Cli.Output;
using Cairn.Engine.Sessions;
using Cairn.Pipeline.Deduplication.Report;
using Spectre.Console;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn duplicates</c>: what clients delivered more than once.</summary>
internal static class DuplicatesCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var format = FormatOption.Of("table", "json", "csv");
        var command = new Command("duplicates", """
            Lists by source and event how many messages came a second time and were suppressed, their share of all that the
            source delivered, and how many events carry a message id that was used for other content before.

            Examples:
              cairn duplicates --data .cairn
              cairn duplicates --data .cairn --format csv > duplicates.csv
            """) { data, format };
        command.SetAction(async (parsed, ct) =>
        {
            await using var session = await DataSession.OpenAsync(parsed.GetRequiredValue(data), ct);
            await WarehouseFailure.TranslateAsync(async () =>
            {
                var counts = await DuplicateReport.ReadAsync(session.Client, ct);
                DuplicatesOutput.Show(AnsiConsole.Console, counts, parsed.GetRequiredValue(format));
            });
            return 0;
        });
        return command;
    }
}
