using System.CommandLine;
using Cairn.Attribution;
using Cairn.Attribution.Experiments;
using Cairn.Attribution.Paths;
using Cairn.Attribution.Reporting;
using Cairn.Attribution.Running;
using Cairn.Attribution.Shapley;
using Cairn.Cli.Output;
using Cairn.Cli.Output.Html;
using Cairn.Model;
using Cairn.Model.Journeys;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn attribute</c>: what every touch was worth, by all models side by side.</summary>
internal sealed class AttributeCommand
{
    private readonly AttributeModelOptions _models = new();
    private readonly AttributePathOptions _pathOptions = new();
    private readonly AttributeDataOptions _dataOptions = new();

    private readonly Option<string?> _paths = new("--paths")
    {
        Description = "File of aggregated paths (path;conversions;value;null), plain or gzip.",
    };

    private readonly Option<string?> _worth = new("--worth")
    {
        Description = "File with the worth of coalitions (coalition;worth), for the Shapley value of your own game.",
    };

    private static readonly Dictionary<string, ReportFormat> Formats = new(StringComparer.Ordinal)
    {
        ["table"] = ReportFormat.Table,
        ["csv"] = ReportFormat.Csv,
        ["json"] = ReportFormat.Json,
        ["html"] = ReportFormat.Html,
    };

    private readonly Option<string?> _format = new("--format")
    {
        Description = "How to write the report: table, csv, json or html (a page with pictures); a table unless --out ends in .csv, .json or .html.",
    };

    private readonly Option<string?> _out = new("--out")
    {
        Description = "File to write the report to, instead of standard output; it appears whole or not at all.",
        HelpName = "FILE",
    };

    private AttributeCommand() => _format.AcceptOnlyFromAmong([.. Formats.Keys]);

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var parts = new AttributeCommand();
        var command = new Command(
            "attribute",
            "Shares out conversions and money among the touches that led to them, by several models side by side. "
            + "Touches belong to players, channels unless --by says otherwise; the spread is how far the models differ about one.\n\n"
            + "Examples:\n"
            + "  cairn attribute --data .cairn --conversion purchase --by channel\n"
            + "  cairn attribute --conversion purchase --by event --weight plan --models linear,markov,shapley\n"
            + "  cairn attribute --conversion purchase --from 2026-03-01 --to 2026-03-31 --window 14d --out report.json\n"
            + "  cairn attribute --conversion purchase --by channel --out report.html\n"
            + "  cairn attribute --conversion purchase --explain user_0042\n"
            + "  cairn attribute --paths paths.csv --order 2");
        parts._dataOptions.AddTo(command);
        command.Options.Add(parts._paths);
        parts._pathOptions.AddTo(command);
        command.Options.Add(parts._worth);
        parts._models.AddTo(command);
        command.Options.Add(parts._format);
        command.Options.Add(parts._out);
        command.SetAction(parts.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken ct)
    {
        var format = result.GetValue(_format) is { } named ? Formats[named] : FormatOf(result.GetValue(_out));
        using var target = ReportTarget.Open(result.InvocationConfiguration.Output, result.GetValue(_out));
        var writer = new ReportWriter(target, format);
        switch (result.GetValue(_paths), result.GetValue(_worth))
        {
            case ({ } file, null):
                var credits = FromPaths(result, file);
                if (format == ReportFormat.Html)
                    HtmlPage.Write(target.Writer, new AttributionPage(credits, Path.GetFileName(file)));
                else
                    writer.Write(AttributionReports.Of(credits), (output, page) => new ModelTable(credits, page).Write(output));
                break;
            case (null, { } file):
                if (format == ReportFormat.Html)
                    throw new UserException("There is no page of a game.", "Ask for --format table, csv or json.");
                var game = WorthFile.Read(file, _pathOptions.Separator(result) ?? " + ");
                writer.Write(AttributionReports.Of(game.Credits()), (output, _) => GameTable.Write(output, game));
                break;
            case (null, null):
                await new AttributeDataFolder(result, _dataOptions, format, target).RunAsync(_models, ct);
                break;
            default:
                throw new UserException(
                    "It is not clear what to attribute.", "Give one of --data DIR, --paths FILE and --worth FILE.");
        }

        target.Commit();
        return 0;
    }

    private static ReportFormat FormatOf(string? file) => Path.GetExtension(file)?.ToLowerInvariant() switch
    {
        ".csv" => ReportFormat.Csv,
        ".json" => ReportFormat.Json,
        ".html" or ".htm" => ReportFormat.Html,
        _ => ReportFormat.Table,
    };

    private ModelCredits FromPaths(ParseResult result, string file)
    {
        var experiments = _models.Experiments(result);
        var players = new NameIndex();
        var run = new AttributionRun(players, _models.Read(result));
        var paths = new PathFile(file, _pathOptions.Read(result), players);
        using var progress = TerminalProgress.Start($"Reading {Path.GetFileName(file)}");
        paths.Read(run.Observe, progress);
        var credits = run.Finish();
        return experiments.Count > 0 ? Calibration.Apply(credits, experiments) : credits;
    }
}
