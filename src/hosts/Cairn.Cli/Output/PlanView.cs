using Cairn.Plan;
using Spectre.Console;

namespace Cairn.Cli.Output;

/// <summary>Draws a tracking plan: a table for each phase, then the conversions and the channel rules.</summary>
internal sealed class PlanView(IAnsiConsole console)
{
    private const int BarWidth = 10;
    private const char Gap = '\u200b';

    /// <summary>From this width on, each event's description has room beside the rest.</summary>
    private const int RoomForDescription = 110;

    /// <summary>From this width on, the consent purpose has room too.</summary>
    private const int RoomForConsent = 140;

    public void Show(TrackingPlan plan)
    {
        console.MarkupLineInterpolated($"[bold]{plan.Name}[/] {plan.Version}  [grey]digest {plan.Digest[..12]}[/]");
        console.WriteLine(
            $"{Words.Count(plan.Events.Count, "event")}, {Words.Count(plan.Aliases.Count, "alias", "aliases")}, "
            + $"{Words.Count(plan.Conversions.Count, "conversion")}; a session ends after {Duration(plan.SessionTimeout)} of silence");
        console.WriteLine($"identifiers: {string.Join(", ", plan.Identifiers.Select(Identifier))}");
        if (plan.Consent is { } consent)
            console.WriteLine($"consent: {Consent(consent)}");
        foreach (var phase in plan.Phases)
            ShowPhase(phase, [.. plan.Events.Values.Where(planned => planned.Phase == phase.Name).OrderBy(planned => planned.Value)]);
        ShowConversions(plan);
        ShowChannelRules(plan);
    }

    private static string Identifier(PlannedIdentifier identifier) =>
        identifier.IsDevice || identifier.Max == PlannedIdentifier.DefaultMax ? identifier.Type : $"{identifier.Type} (at most {identifier.Max})";

    private void ShowPhase(Phase phase, IReadOnlyList<PlannedEvent> events)
    {
        console.WriteLine();
        console.MarkupLineInterpolated(
            $"[bold]{phase.Name}[/]  {phase.Minimum:0.##} to {phase.Maximum:0.##}, {Words.Count(events.Count, "event")}");
        if (events.Count == 0)
            return;

        var described = console.Profile.Width >= RoomForDescription;
        var consented = console.Profile.Width >= RoomForConsent;
        var table = NewTable("event", "value", "", "once per", "truth");
        if (consented)
            table.AddColumn(Header("consent"));
        if (described)
            table.AddColumn(new TableColumn("[grey]what it is[/]").PadLeft(0));
        foreach (var planned in events)
        {
            List<string> cells =
            [
                Name(planned), $" {planned.Value:0.00}", Bar(planned.Value), Scope(planned.OncePer), Markup.Escape(planned.Truth),
            ];
            if (consented)
                cells.Add(Markup.Escape(planned.Consent));
            if (described)
                cells.Add($"[grey]{Markup.Escape(planned.Description)}[/]");
            table.AddRow([.. cells]);
        }

        console.Write(table);
    }

    private void ShowConversions(TrackingPlan plan)
    {
        if (plan.Conversions.Count == 0)
            return;

        console.WriteLine();
        console.MarkupLine("[bold]conversions[/]");
        var table = NewTable("name", "counted by", "money", "window");
        foreach (var conversion in plan.Conversions.Values)
        {
            var money = conversion.ValueProperty.Length == 0
                ? "[grey]none[/]"
                : Markup.Escape($"{conversion.ValueProperty} in {conversion.Currency}");
            table.AddRow(Markup.Escape(conversion.Name), Markup.Escape(conversion.Event), money, Duration(conversion.Window));
        }

        console.Write(table);
    }

    private void ShowChannelRules(TrackingPlan plan)
    {
        if (plan.ChannelRules.Count == 0)
            return;

        console.WriteLine();
        console.MarkupLine("[bold]channel rules[/], tried in this order before GA4's default channel groups");
        foreach (var rule in plan.ChannelRules)
        {
            var conditions = rule.Conditions.Select(condition => $"{condition.Key} is {condition.Value.Text}");
            console.Profile.Out.Writer.WriteLine(Pattern($"{rule.Channel}  {string.Join(" and ", conditions)}"));
        }
    }

    /// <summary>A pattern is one long word; its lines end where an alternative does, and not within a name.</summary>
    private string Pattern(string text) => Lines.Hanging(text.Replace("|", $"|{Gap} ", StringComparison.Ordinal), console.Profile.Width, 2)
        .Replace($"{Gap} ", "", StringComparison.Ordinal).Replace($"{Gap}", "", StringComparison.Ordinal);

    private static string Name(PlannedEvent planned) => planned.Status == EventStatus.Deprecated
        ? $"{Markup.Escape(planned.Name)} [yellow]until {planned.Until:yyyy-MM-dd}[/]"
        : Markup.Escape(planned.Name);

    private string Bar(decimal value)
    {
        var full = (int)Math.Round(value * BarWidth, MidpointRounding.AwayFromZero);
        var mark = console.Profile.Capabilities.Unicode ? '■' : '#';
        return $"[blue]{new string(mark, full)}[/]";
    }

    private static string Scope(OncePer scope) => scope switch
    {
        OncePer.OrderId => "order_id",
        OncePer.None => "",
        _ => scope.ToString().ToLowerInvariant(),
    };

    private static string Consent(PlannedConsent consent)
    {
        var denials = new List<string>();
        if (consent.Category.Length > 0)
            denials.Add($"{consent.Category} is denied");
        if (consent.RespectsGlobalPrivacyControl)
            denials.Add("Global Privacy Control is on");
        var consequence = consent.Denied switch
        {
            DeniedConsent.Anonymise => "anonymised",
            DeniedConsent.Keep => "kept",
            _ => "suppressed",
        };
        return $"{(consent.OnlyPurposes ? "events that name a purpose" : "all events")} are {consequence} when {string.Join(" or ", denials)}";
    }

    private static string Duration(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => Words.Count((int)span.TotalDays, "day"),
        { TotalHours: >= 1 } when span.Minutes == 0 => Words.Count((int)span.TotalHours, "hour"),
        _ => Words.Count((int)span.TotalMinutes, "minute"),
    };

    private static Table NewTable(params string[] headers)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var header in headers)
            table.AddColumn(Header(header));
        return table;
    }

    private static TableColumn Header(string text) => new TableColumn($"[grey]{text}[/]").NoWrap().PadLeft(0).PadRight(2);
}
