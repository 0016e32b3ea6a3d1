using Cairn.Collector;
using Cairn.Collector.Configuration;
using Cairn.Plan;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Says on a terminal what a collector works with.</summary>
internal static class ServeBanner
{
    public static void Show(CollectorConfiguration configuration, TrackingPlan plan, RunningCollector collector)
    {
        var grid = new Grid().AddColumn(new GridColumn().PadLeft(2).PadRight(2).NoWrap()).AddColumn();
        Add(grid, "plan", $"{plan.Name} {plan.Version}, {Words.Count(plan.Events.Count, "event")} ({configuration.Options.PlanFile})");
        Add(grid, "data", Path.GetFullPath(configuration.Options.Data));
        Add(grid, "keys", $"{collector.ValidKeys} valid");
        Add(grid, "settings", $"{SourcesOf(configuration)}; all of them: cairn serve --show-config");
        Add(grid, "health", $"{collector.Address}health/ready");
        AnsiConsole.Console.MarkupLine("[bold]Cairn collector[/]");
        AnsiConsole.Console.Write(grid);
    }

    /// <summary>"serve.yaml (3), flags (2), defaults".</summary>
    private static string SourcesOf(CollectorConfiguration configuration)
    {
        var counts = configuration.Values.CountBy(static value => value.Origin.Kind).ToDictionary();
        var sources = new List<string>();
        if (configuration.File is { } file)
            sources.Add($"{file} ({counts.GetValueOrDefault("file")})");
        foreach (var (kind, name) in new[] { ("environment", "environment"), ("flag", "flags") })
            if (counts.GetValueOrDefault(kind) is > 0 and var count)
                sources.Add($"{name} ({count})");
        return string.Join(", ", sources.Append("defaults"));
    }

    private static void Add(Grid grid, string name, string text) => grid.AddRow($"[grey]{name}[/]", Markup.Escape(text));
}
