using System.CommandLine;
using Cairn.Cli.Output;
using Cairn.Data.Secrets;
using Cairn.Engine.Sessions;
using Cairn.Import.Guessing;
using Cairn.Import.Loading;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Import.Rows;
using Cairn.Model;
using Cairn.Plan;
using Cairn.Protocols.Wire;
using Spectre.Console;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn import FILE...</c>: files of events into a data folder, each record exactly once.</summary>
internal static class ImportCommand
{
    private const int DefaultDryRows = 10;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "CSV, TSV, JSON lines, Parquet or a request log, plain, .gz or .zst; - is standard input.", Arity = ArgumentArity.OneOrMore };
        var map = new Option<string?>("--map") { Description = "The mapping (YAML): which columns give which fields; request logs need none.", HelpName = "FILE" };
        var plan = new Option<string?>("--plan") { Description = "The tracking plan (YAML) that the events are validated against.", HelpName = "FILE" };
        var source = new Option<string?>("--source") { Description = "The name to store the events under; the mapping's, or what each request says, unless given.", HelpName = "NAME" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read all of it, show what the first rows become, what is rejected and why, and what becomes of conversions; store nothing." };
        var guess = new Option<bool>("--guess") { Description = "Write a first mapping for the file to standard output, from what its first rows show; with --plan its names are validated against the plan's." };
        var rows = new Option<int>("--rows") { Description = "How many records a dry run shows.", DefaultValueFactory = _ => DefaultDryRows };
        var replace = new Option<bool>("--replace") { Description = "First remove what an earlier import of the same content stored." };
        var maxStdin = new Option<long>("--max-stdin") { Description = "The most bytes that are taken from standard input.", DefaultValueFactory = _ => StandardInput.DefaultMax };
        var data = CommonOptions.Data();
        var format = FormatOption.Of("table", "json");
        var command = new Command("import", """
            Imports files of events: each row becomes an event, is validated against the plan, and is stored exactly once.

            A request log (one HTTP request a line, as a client sent it) needs no mapping: every call in it becomes an
            event. Rows that break the plan go to quarantine with line and reason (cairn quarantine). Importing the same
            content again changes nothing; an import that was interrupted goes on where it stopped.

            Examples:
              cairn import --guess shop.csv --plan plans/shop.yaml > shop-map.yaml
              cairn import shop.csv --map shop-map.yaml --plan plans/shop.yaml --dry-run
              cairn import shop.csv --map shop-map.yaml --plan plans/shop.yaml --data .cairn
              cairn import logs/*.jsonl.gz --map web.yaml --plan plans/shop.yaml
              cairn import requests.jsonl --plan plans/shop.yaml --data .cairn
              zcat old.csv.gz | cairn import - --map web.yaml --plan plans/shop.yaml
            """)
        {
            files, map, plan, data, source, guess, dryRun, rows, replace, maxStdin, format,
        };
        command.SetAction((parsed, ct) => RunAsync(new ImportOptions
        {
            Files = parsed.GetRequiredValue(files),
            Map = parsed.GetValue(map),
            Plan = parsed.GetValue(plan) ?? "",
            Data = parsed.GetRequiredValue(data),
            Source = parsed.GetValue(source),
            DryRows = parsed.GetValue(dryRun) ? Math.Clamp(parsed.GetValue(rows), 1, 10_000) : 0,
            IsGuess = parsed.GetValue(guess),
            Replace = parsed.GetValue(replace),
            MaxStdin = parsed.GetValue(maxStdin),
            IsJson = parsed.GetValue(format) == "json",
        }, ct));
        return command;
    }

    private static Task<int> RunAsync(ImportOptions options, CancellationToken ct)
    {
        if (options.IsGuess)
            return GuessAsync(options, ct);
        if (options.Plan.Length == 0)
            throw new UserException("no plan is named", "Name the tracking plan that the events are validated against: --plan plans/shop.yaml");
        // Everything that can be wrong with the arguments is said before anything is begun.
        var mapping = options.Map is { } map ? MappingFile.Load(map) : MappingFile.Requests;
        var (plan, planText) = PlanFile.LoadWithText(options.Plan);
        foreach (var file in options.Files.Where(file => file != StandardInput.Name && !InputFile.MayBePipe(file)))
            LogFile.Inspect(file);
        return options.DryRows > 0 ? DryRunAsync(options, mapping, plan, ct) : ImportAsync(options, mapping, plan, planText, ct);
    }

    private static async Task<int> GuessAsync(ImportOptions options, CancellationToken ct)
    {
        if (options.Files.Length > 1)
            throw new UserException("a mapping is guessed from one file", "Name the one that is most like the others: cairn import --guess FILE > MAP.yaml");
        using var input = await InputFile.OpenAsync(options.Files[0], Path.GetTempPath(), options.MaxStdin, ct);
        var plan = options.Plan.Length > 0 ? PlanFile.Load(options.Plan) : null;
        Console.Out.Write(await MappingGuess.WriteAsync(new LogOpener(), input.File, plan, ct));
        return 0;
    }

    private static async Task<int> DryRunAsync(ImportOptions options, ImportMapping mapping, TrackingPlan plan, CancellationToken ct)
    {
        foreach (var name in options.Files)
        {
            using var input = await InputFile.OpenAsync(name, Path.GetTempPath(), options.MaxStdin, ct);
            var file = input.File;
            var result = await DryRun.RunAsync(new LogOpener(), file, mapping, plan, options.Source, options.DryRows, TimeProvider.System, ct);
            if (options.IsJson)
                Console.Out.WriteLine(DryRunJson.Of(file.ShownAs, result));
            else
                new DryRunView(AnsiConsole.Console).Show(file.ShownAs, result);
        }
        return 0;
    }

    private static async Task<int> ImportAsync(ImportOptions options, ImportMapping mapping, TrackingPlan plan, string planText, CancellationToken ct)
    {
        await using var session = await DataSession.OpenAsync(options.Data, create: true, ct);
        var importer = new Importer(session.Client, session.Folder.Path, new LogOpener(networks: plan.KeepsNetworks ? new NetworkHash(NetworkSecret.OfFolder(session.Folder.Path)) : null), TimeProvider.System);
        var summaries = new List<ImportSummary>();
        foreach (var name in options.Files)
        {
            using var input = await InputFile.OpenAsync(name, Path.Combine(session.Folder.Path, "imports"), options.MaxStdin, ct);
            var request = new ImportRequest
            {
                File = input.File,
                Mapping = mapping,
                Plan = plan,
                PlanText = planText,
                Source = options.Source,
                Replace = options.Replace,
            };
            var progress = new ImportProgress();
            var importing = Task.Run(() => importer.ImportAsync(request, progress, ct), ct);
            await new ImportProgressBar(Terminal.Error()).ShowAsync(request.File, progress, importing);
            summaries.Add(await importing);
            if (!options.IsJson)
                new ImportView(AnsiConsole.Console).Show(summaries[^1]);
        }
        if (options.IsJson)
            Console.Out.WriteLine(ImportJson.Of(summaries));
        return 0;
    }
}
