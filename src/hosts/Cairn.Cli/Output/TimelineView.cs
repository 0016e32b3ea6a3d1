using System.Globalization;
using Cairn.Attribution.Timelines;
using Cairn.Plan;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Draws one person's journey: a block for each visit, a line for each event.</summary>
internal sealed class TimelineView(IAnsiConsole console, TrackingPlan plan)
{
    private const int BarWidth = 10;

    private readonly HashSet<string> _conversions = [.. plan.Conversions.Values.Select(conversion => conversion.Event)];

    public void Show(Timeline timeline)
    {
        var events = timeline.Visits.Sum(static visit => visit.Events.Count);
        var sessions = timeline.Visits.Where(static visit => visit.Session >= 0).DistinctBy(static visit => visit.Session).Count();
        console.MarkupLineInterpolated(
            $"[bold]{timeline.Person}[/]  {Words.Count(sessions, "session")}, {Words.Count(events, "event")}, times in UTC");
        foreach (var visit in timeline.Visits)
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[bold]{visit.StartedAt:yyyy-MM-dd HH:mm}[/]  [blue]{Heading(visit)}[/]");
            foreach (var shown in visit.Events)
                Show(shown);
        }

        if (timeline.IsCut)
            console.MarkupLineInterpolated($"[yellow]... and more; --max N shows further events[/]");
    }

    private void Show(TimelineEvent shown)
    {
        var e = shown.Event;
        var at = DateTimeOffset.FromUnixTimeMilliseconds(e.At);
        var planned = plan.Events.GetValueOrDefault(e.Event);
        var worth = planned is null ? "" : planned.Value.ToString("0.00", CultureInfo.InvariantCulture);
        var bar = planned is null ? "" : new string('#', (int)Math.Ceiling(planned.Value * BarWidth));
        var line = $"  {at:HH:mm:ss}  {worth,4} {bar,-BarWidth}  {e.Event}{Details(e)}{(shown.IsAct ? "" : "  (no act)")}";
        console.MarkupLineInterpolated(shown.IsAct && _conversions.Contains(e.Event) ? (FormattableString)$"[green]{line}[/]" : $"{line}");
    }

    private static string Heading(TimelineVisit visit)
    {
        if (visit.Session < 0)
            return "no visit";
        var acts = visit.Events.Where(static shown => shown.IsAct).Select(static shown => shown.Event).ToArray();
        string[] parts =
        [
            visit.Channel,
            acts.Select(static act => act.Campaign).FirstOrDefault(static campaign => campaign.Length > 0, ""),
            acts.Select(static act => act.Platform).FirstOrDefault(static platform => platform.Length > 0, ""),
            visit.Duration < TimeSpan.FromMinutes(1) ? "" : $"{visit.Duration.TotalMinutes:0} min",
        ];
        return string.Join(" | ", parts.Where(static part => part.Length > 0));
    }

    private static string Details(TimelineRow act)
    {
        var money = act.Value.Length == 0 ? "" : $"  {Numbers.Exact(decimal.Parse(act.Value))} {act.Currency}".TrimEnd();
        var order = act.OrderId.Length == 0 ? "" : $"  order {act.OrderId}";
        var late = act.IsLate ? $"  arrived {TimeSpan.FromMilliseconds(act.ReceivedAt - act.At).TotalDays:0.#} d later" : "";
        return money + order + late;
    }
}
