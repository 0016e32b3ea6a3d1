using Cairn.Collector.Plans;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Says which plan a collector validates events against after it has read its file again.</summary>
internal static class PlanApplyOutput
{
    public static void Show(IAnsiConsole console, PlanAnswer answer, string format)
    {
        if (format == "json")
        {
            Console.Out.WriteLine(JsonText.Of(answer));
            return;
        }
        var plan = $"{answer.Name} {answer.Version}, {Words.Count(answer.Events, "event")}";
        if (answer.Taken)
        {
            console.MarkupLineInterpolated($"{(answer.Changed ? "In force now" : "Unchanged and in force")}: {plan}.");
            return;
        }
        console.MarkupLineInterpolated($"[red]Not taken[/]: the plan's file has {Words.Count(answer.Mistakes.Count, "mistake")}. In force as before: {plan}.");
        foreach (var mistake in answer.Mistakes)
            console.MarkupLineInterpolated($"  {mistake}");
    }
}
