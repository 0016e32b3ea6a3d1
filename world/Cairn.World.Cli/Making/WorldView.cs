using Cairn.World.Answers;
using Cairn.World.Making;
using Spectre.Console;

namespace Cairn.World.Cli.Making;

/// <summary>Says what a world has become: how much happened, how much of it was tracked, and what truly worked.</summary>
internal sealed class WorldView(IAnsiConsole console)
{
    private const int BarWidth = 20;

    public void Show(WorldSummary world, string folder)
    {
        var facts = world.Facts;
        console.MarkupLineInterpolated(
            $"[bold]{folder}[/]: {facts.Preset}, seed {facts.Seed}, {Words.Count(facts.People, "person", "people")}, {Words.Count(facts.Days, "day")} from {facts.Start}, faults {facts.Faults}");
        console.WriteLine($"  {Words.Count(facts.Visits, "visit")}, {Words.Count(facts.Acts, "act")}; {Words.Count(facts.Calls, "call")} in {Words.Count(facts.Requests, "request")}");
        foreach (var row in world.Baseline)
            console.WriteLine($"  {row.Conversions:N0} {row.Conversion} worth {row.Revenue:N2} {facts.Currency}; without any channel {row.WithoutChannels:N0}");
        ShowCapture(world);
        ShowEffects(world);
        var truth = string.Join(", ", world.Truth.Where(file => file.Value > 0).Select(file => $"{file.Key} ({file.Value:N0})"));
        console.WriteLine($"Written: requests.jsonl ({Numbers.Bytes(world.Bytes)}), answers.json, truth/: {truth}");
    }

    private void ShowCapture(WorldSummary world)
    {
        if (world.Faults.Count == 0)
            return;
        var worst = world.Capture.Where(row => row.Dimension == "all" && row.Rate < 1).OrderBy(row => row.Rate).Take(3).ToArray();
        var main = world.Effects.Count > 0 ? world.Capture.Where(row => row.Dimension == "all").MaxBy(row => row.True) : null;
        console.WriteLine();
        console.WriteLine($"Tracked: {string.Join(", ", worst.Select(row => $"{row.Event} {Numbers.Percent(row.Rate)}"))}{(main is null ? "" : $"; {main.Event} {Numbers.Percent(main.Rate)}")}");
        foreach (var fault in world.Faults.Where(fault => fault.Hit > 0))
            console.WriteLine($"  {fault.Id,-24} {What(fault)}");
    }

    private void ShowEffects(WorldSummary world)
    {
        if (world.Baseline.Count == 0)
            return;
        var conversion = world.Baseline[0].Conversion;
        var channels = world.Effects.Where(row => row.Kind == "channel" && row.Conversion == conversion).OrderByDescending(row => row.Conversions).ToArray();
        var most = Math.Max(1, channels.Length == 0 ? 1 : channels[0].Conversions);
        console.WriteLine();
        console.WriteLine($"What each channel truly brought: {conversion} that would not have been without it");
        foreach (var row in channels)
            console.WriteLine($"  {row.Name,-16}{row.Conversions,8:N0} ± {row.ConversionsError,-7:N1} {Bar.Of(row.Conversions / most, BarWidth)}");
        console.WriteLine();
    }

    private static string What(FaultAnswer fault) => string.Join(", ", new (long Count, string What)[]
    {
        (fault.Lost, "lost"), (fault.Doubled, "doubled"), (fault.Delayed, "delayed"), (fault.Altered, "altered"), (fault.Phantom, "that never happened"),
    }.Where(entry => entry.Count > 0).Select(entry => $"{entry.Count:N0} {entry.What}"));
}
