using System.CommandLine;
using Cairn.Attribution.Paths;

namespace Cairn.Cli.Commands;

/// <summary>The options that say how a path file is written.</summary>
internal sealed class AttributePathOptions
{
    private readonly Option<string?> _separator = new("--separator")
    {
        Description = "What stands between the steps of a path (default ' > '; for --worth ' + ').",
    };

    private readonly Option<string?> _map = new("--map")
    {
        Description = "YAML file with the columns' names, see examples/channelattribution.yaml.",
    };

    private readonly Option<string> _step = new("--step")
    {
        Description = "Time from step to step, for time decay: path files have no times.",
        DefaultValueFactory = _ => "1d",
    };

    /// <summary>Adds these options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _separator, _map, _step })
            command.Options.Add(option);
    }

    /// <summary>The separator that the user gave, or null.</summary>
    public string? Separator(ParseResult result) => result.GetValue(_separator);

    /// <summary>What the user asked for; an option on the command line wins over the map.</summary>
    public PathFileOptions Read(ParseResult result)
    {
        var options = new PathFileOptions { Step = Duration.Parse(result.GetValue(_step)!, "--step") };
        if (result.GetValue(_map) is { } map)
            options = PathFileMap.Read(map, options);
        return Separator(result) is { } separator ? options with { Separator = separator } : options;
    }
}
