using System.CommandLine;
using System.Globalization;
using System.Text;
using Cairn.Engine.Sessions;
using Cairn.Import.Inference;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Plan.Inference;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn plan infer</c>: a first plan from what came, as YAML to edit.</summary>
internal static class PlanInferCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Files of events, as cairn import takes them; none: the data folder is looked at.", Arity = ArgumentArity.ZeroOrMore };
        var map = new Option<string?>("--map") { Description = "The mapping (YAML) of the files; request logs need none.", HelpName = "FILE" };
        var name = new Option<string>("--name") { Description = "The plan's name.", DefaultValueFactory = _ => "drafted", HelpName = "NAME" };
        var data = CommonOptions.Data();
        var command = new Command("infer", """
            Drafts a tracking plan from what came: events with properties, types, enums and ranges as they were seen, likely
            identifiers and money, and the events of the plans that ship which they resemble. It is YAML on standard output,
            to be edited: every act still needs its phase and value.

            It looks at files, or at a data folder's events and quarantine. No plan is needed for either.

            Examples:
              cairn plan infer --data .cairn > my-plan.yaml
              cairn plan infer shop.csv --map shop-map.yaml --name my_shop > my-plan.yaml
              cairn plan infer requests.jsonl > my-plan.yaml
            """)
        {
            files, map, data, name,
        };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetValue(files) ?? [], parsed.GetValue(map), parsed.GetRequiredValue(data), parsed.GetRequiredValue(name), ct));
        return command;
    }

    private static async Task<int> RunAsync(string[] files, string? map, string data, string name, CancellationToken ct)
    {
        if (!name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_') || name.Length is 0 or > 100 || !char.IsAsciiLetterLower(name[0]))
            throw new UserException($"--name is '{name}'", "Use lower-case letters, digits and '_', starting with a letter.");
        var inference = new PlanInference();
        var scan = new InferenceScan(inference);
        if (files.Length == 0)
            await ReadWarehouseAsync(scan, data, ct);
        else
            await ReadFilesAsync(scan, files, map, ct);
        if (inference.Count == 0)
            throw new UserException(
                $"no event was found to draft a plan from{(scan.Unreadable > 0 ? $"; {Words.Count(scan.Unreadable, "record")} cannot be read" : "")}",
                "Import or collect some first, or name a file; `cairn quarantine list` says why records cannot be read.");
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await output.WriteAsync(inference.Draft(name));
        await Console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Words.Count(inference.Count, "event")} of {Words.Count(inference.Names, "name")} {Words.Noun(inference.Count, "was", "were")} looked at; {Words.Count(scan.Unreadable, "record")} could not be read, {inference.FurtherNames:N0} have further names."));
        return 0;
    }

    private static async Task ReadWarehouseAsync(InferenceScan scan, string data, CancellationToken ct)
    {
        await using var session = await DataSession.OpenAsync(data, ct);
        await WarehouseFailure.TranslateAsync(() => scan.ReadWarehouseAsync(session.Client, ct));
    }

    private static async Task ReadFilesAsync(InferenceScan scan, string[] files, string? map, CancellationToken ct)
    {
        var mapping = map is null ? MappingFile.Requests : MappingFile.Load(map);
        var opener = new LogOpener();
        foreach (var path in files)
            await scan.ReadFileAsync(opener, LogFile.Inspect(path), mapping, ct);
    }
}
