using Cairn.Yaml;
using Cairn.Plan;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>
/// Prints what is wrong with plans, one mistake after the other as compilers do, or that they are good.
/// </summary>
internal sealed class PlanCheckView(IAnsiConsole console)
{
    public void Show(IEnumerable<(string File, PlanReading Reading)> readings)
    {
        foreach (var (file, reading) in readings)
        {
            if (reading.Plan is { } plan)
                ShowGood(file, plan);
            else
                ShowMistakes(file, reading.Mistakes);
        }
    }

    private void ShowGood(string file, TrackingPlan plan) => Write(
        $"[green]ok:[/] {Markup.Escape(file)}: {Words.Count(plan.Events.Count, "event")}, "
        + $"{Words.Count(plan.Aliases.Count, "alias", "aliases")}, {Words.Count(plan.Conversions.Count, "conversion")}, {Words.Count(plan.ChannelRules.Count, "channel rule")}");

    private void ShowMistakes(string file, IReadOnlyList<YamlMistake> mistakes)
    {
        foreach (var mistake in mistakes)
        {
            Write($"[bold]{Markup.Escape(mistake.Place)}:[/] {Markup.Escape(mistake.What)}");
            Write($"[grey]{Markup.Escape(mistake.Remedy)}[/]", indent: 2);
        }

        Write($"[red]{Words.Count(mistakes.Count, "mistake")}[/] in {Markup.Escape(file)}");
    }

    /// <summary>Lines are wrapped for people only: a place that is cut in two cannot be searched for in a log.</summary>
    private void Write(string markup, int indent = 0)
    {
        if (console.Profile.Capabilities.Ansi)
            console.Write(new Padder(new Markup(markup), new Padding(indent, 0, 0, 0)));
        else
            console.Profile.Out.Writer.WriteLine(new string(' ', indent) + Markup.Remove(markup));
    }
}
