using System.Globalization;
using Cairn.Attribution.Journeys;
using Cairn.Model.Plan;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Draws one person's journey: a block for each session, a line for each act.</summary>
internal sealed class TimelineView(IAnsiConsole console, TrackingPlan plan)
{
    private const int BarWidth = 10;

    private readonly HashSet<string> _conversions = [.. plan.Conversions.Values.Select(conversion => conversion.Event)];

    public void Show(Timeline timeline)
    {
        var events = timeline.Sessions.Sum(session => session.Events.Count);
        console.MarkupLineInterpolated(
            $"[bold]{timeline.Person}[/]  {Count(timeline.Sessions.Count, "session")}, {Count(events, "event")}, times in UTC");
        foreach (var session in timeline.Sessions)
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[bold]{session.StartedAt:yyyy-MM-dd HH:mm}[/]  [blue]{Heading(session)}[/]");
            foreach (var act in session.Events)
                ShowAct(act);
        }

        if (timeline.IsCut)
            console.MarkupLineInterpolated($"[yellow]... and more; --most N shows further events[/]");
    }

    private void ShowAct(JourneyEvent act)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(act.At);
        var planned = plan.Events.GetValueOrDefault(act.Event);
        var worth = planned is null ? "" : planned.Value.ToString("0.00", CultureInfo.InvariantCulture);
        var bar = planned is null ? "" : new string('#', (int)Math.Ceiling(planned.Value * BarWidth));
        var isConversion = _conversions.Contains(act.Event);
        var line = $"  {at:HH:mm:ss}  {worth,4} {bar,-BarWidth}  {act.Event}{Details(act)}";
        console.MarkupLineInterpolated(isConversion ? (FormattableString)$"[green]{line}[/]" : $"{line}");
    }

    private static string Heading(TimelineSession session)
    {
        var first = session.Events[0];
        string[] parts =
        [
            session.Channel,
            session.Events.Select(act => act.Campaign).FirstOrDefault(campaign => campaign.Length > 0, ""),
            first.Platform,
            session.Duration < TimeSpan.FromMinutes(1) ? "" : $"{session.Duration.TotalMinutes:0} min",
        ];
        return string.Join(" | ", parts.Where(part => part.Length > 0));
    }

    private static string Details(JourneyEvent act)
    {
        var money = act.Value.Length == 0 ? "" : $"  {decimal.Parse(act.Value):0.00######} {act.Currency}".TrimEnd();
        var order = act.OrderId.Length == 0 ? "" : $"  order {act.OrderId}";
        var late = act.IsLate ? $"  arrived {TimeSpan.FromMilliseconds(act.ReceivedAt - act.At).TotalDays:0.#} d later" : "";
        return money + order + late;
    }

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number:N0} {noun}s";
}
