using System.CommandLine;
using Cairn.Attribution;
using Cairn.Attribution.Paths;
using Cairn.Attribution.Shapley;
using Cairn.Cli.Output;
using Cairn.Model;
using Cairn.Model.Journeys;

namespace Cairn.Cli.Commands;

/// <summary><c>cairn attribute</c>: what every touch was worth, by all models side by side.</summary>
internal sealed class AttributeCommand
{
    private readonly AttributeModelOptions _models = new();
    private readonly AttributePathOptions _pathOptions = new();

    private readonly Option<string?> _paths = new("--paths")
    {
        Description = "File of aggregated paths (path;conversions;value;null), plain or gzip.",
    };

    private readonly Option<string?> _worth = new("--worth")
    {
        Description = "File with the worth of coalitions (coalition;worth), for the Shapley value of your own game.",
    };

    private readonly Option<ReportFormat> _format = new("--format")
    {
        Description = "How to write the report.",
        DefaultValueFactory = _ => ReportFormat.Table,
    };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var parts = new AttributeCommand();
        var command = new Command("attribute", "Share out conversions and value among the touches that led to them.");
        command.Options.Add(parts._paths);
        command.Options.Add(parts._worth);
        parts._pathOptions.AddTo(command);
        parts._models.AddTo(command);
        command.Options.Add(parts._format);
        command.SetAction(parts.Run);
        return command;
    }

    private int Run(ParseResult result)
    {
        var writer = new ReportWriter(result.InvocationConfiguration.Output, result.GetValue(_format));
        switch (result.GetValue(_paths), result.GetValue(_worth))
        {
            case ({ } file, null):
                writer.Write(FromPaths(result, file));
                return 0;
            case (null, { } file):
                writer.Write(WorthFile.Read(file, _pathOptions.Separator(result) ?? " + "));
                return 0;
            default:
                throw new UserException(
                    "It is not clear what to attribute.", "Give either --paths FILE or --worth FILE.");
        }
    }

    private AttributionReport FromPaths(ParseResult result, string file)
    {
        var players = new PlayerNames();
        var run = new AttributionRun(players, _models.Read(result));
        var paths = new PathFile(file, _pathOptions.Read(result), players);
        using var progress = TerminalProgress.Start($"Reading {Path.GetFileName(file)}");
        paths.Read(run.Observe, progress);
        return run.Finish();
    }
}
