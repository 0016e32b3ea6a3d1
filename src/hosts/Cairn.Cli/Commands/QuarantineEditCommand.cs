using System.CommandLine;
using System.Diagnostics;
using Cairn.Cli.Output;
using Cairn.Engine.Sessions;
using Cairn.Import.Quarantined;
using Cairn.Model;
using Cairn.Plan;
using Cairn.Warehouse.Plans;
using Spectre.Console;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn quarantine edit FILE:LINE</c>: fixes one record and takes it in.</summary>
internal static class QuarantineEditCommand
{
    private static readonly string[] EditorVariables = ["VISUAL", "EDITOR"];

    public static Command Create()
    {
        var place = new Argument<string>("FILE:LINE") { Description = "Where the record stands, as `cairn quarantine list` shows it." };
        var part = new Option<int?>("--part") { Description = "Which record of the line, where it has several in quarantine.", HelpName = "N" };
        var set = new Option<string[]>("--set") { Description = "A column, or in JSON a path with dots, and its new text; may be given several times.", HelpName = "FIELD=VALUE" };
        var file = new Option<string?>("--file") { Description = "A file with the whole fixed record; - is standard input.", HelpName = "FILE" };
        var plan = CommonOptions.PlanOverride();
        var data = CommonOptions.Data();
        var format = FormatOption.Of("table", "json");
        var command = new Command("edit", """
            Fixes one record in quarantine and takes it through its mapping and the plan: accepted, it becomes an event in
            the same place, and leaves the quarantine. Rejected again, nothing changes. Without --set and --file the record
            opens in the editor that $VISUAL or $EDITOR names.

            Examples:
              cairn quarantine edit shop.csv:17 --set amount=12.50 --data .cairn
              cairn quarantine edit requests.jsonl:3 --set body.properties.currency=EUR --data .cairn
              EDITOR=nano cairn quarantine edit shop.csv:17 --data .cairn
            """) { place, part, set, file, plan, data, format };
        command.SetAction(async (parsed, ct) =>
        {
            var (name, line) = Place(parsed.GetRequiredValue(place));
            var fields = Fields(parsed.GetValue(set) ?? []);
            await using var session = await DataSession.OpenAsync(parsed.GetRequiredValue(data), ct);
            var edit = new QuarantineEdit(session.Client, session.Folder.Path, TimeProvider.System);
            await WarehouseFailure.TranslateAsync(async () =>
            {
                var known = parsed.GetValue(plan) is { } named ? PlanFile.Load(named) : await StoredPlan.ReadAsync(session.Client, ct);
                var record = await edit.FindAsync(name, line, parsed.GetValue(part), ct);
                var text = fields.Count > 0 ? await edit.SetAsync(record, fields, ct)
                    : parsed.GetValue(file) is { } given ? await ReadAsync(given, ct)
                    : await OpenEditorAsync(record.Raw, ct);
                var summary = await edit.ReplayAsync(record, text, known, ct);
                if (parsed.GetValue(format) == "json")
                    Console.Out.WriteLine(QuarantineJson.Of(summary));
                else
                    AnsiConsole.Console.WriteLine(summary.Accepted > 0 ? "The record became an event." : $"The record left the quarantine and is suppressed: {string.Join(", ", summary.Suppressed.Keys)}.");
            });
            return 0;
        });
        return command;
    }

    private static (string File, ulong Line) Place(string text) =>
        text.LastIndexOf(':') is > 0 and var colon && ulong.TryParse(text.AsSpan(colon + 1), out var line)
            ? (text[..colon], line)
            : throw new UserException($"'{text}' is no FILE:LINE", "Give them as `cairn quarantine list` shows them, for example shop.csv:17.");

    private static Dictionary<string, string> Fields(string[] assignments)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assignment in assignments)
        {
            var equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new UserException($"'{assignment}' is no FIELD=VALUE", "Write for example --set amount=12.50.");
            fields[assignment[..equals]] = assignment[(equals + 1)..];
        }
        return fields;
    }

    private static async Task<string> ReadAsync(string file, CancellationToken ct)
    {
        if (file == "-")
            return await Console.In.ReadToEndAsync(ct);
        return File.Exists(file)
            ? await File.ReadAllTextAsync(file, ct)
            : throw new UserException($"there is no file {file}", "Name the file that holds the fixed record.");
    }

    private static async Task<string> OpenEditorAsync(string text, CancellationToken ct)
    {
        var editor = EditorVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(static name => !string.IsNullOrEmpty(name))
            ?? throw new UserException("neither $VISUAL nor $EDITOR names an editor", "Set one of them, or fix the record with --set or --file.");
        // Its owner alone may read the folder: the record is a customer's.
        var folder = Directory.CreateTempSubdirectory("cairn-edit-");
        try
        {
            var path = Path.Combine(folder.FullName, "record.txt");
            await File.WriteAllTextAsync(path, text + "\n", ct);
            using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", editor + " \"$0\"", path]))
                ?? throw new UserException($"the editor {editor} did not start", "Check $VISUAL and $EDITOR.");
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0)
                throw new UserException($"the editor {editor} ended with {process.ExitCode}; nothing was changed", "Save the record and leave the editor without an error.");
            return await File.ReadAllTextAsync(path, ct);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
