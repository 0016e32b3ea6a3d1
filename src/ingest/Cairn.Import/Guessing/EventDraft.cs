using Cairn.Plan;

namespace Cairn.Import.Guessing;

/// <summary>The guessed <c>event:</c> with its table of names.</summary>
internal sealed class EventDraft
{
    private readonly ColumnProfile? _column;
    private readonly TrackingPlan? _plan;
    private readonly List<(string Name, string Planned, long Rows)> _names = [];
    private readonly List<(string Name, long Rows)> _unknown = [];

    private EventDraft(ColumnProfile? column, TrackingPlan? plan)
    {
        (_column, _plan) = (column, plan);
        foreach (var (name, count) in column?.Values ?? [])
        {
            if (plan is null || plan.Events.ContainsKey(name) || plan.Aliases.ContainsKey(name))
                continue;
            if (EventNames.Near(name, plan) is { } planned)
                _names.Add((name, planned, count));
            else
                _unknown.Add((name, count));
        }
    }

    /// <summary>Before anything is known.</summary>
    public static EventDraft None { get; } = new(null, null);

    /// <summary>The column's name; null: all rows are one event.</summary>
    public ColumnProfile? Column => _column;

    public static EventDraft Take(ColumnRoles roles, long rows, TrackingPlan? plan) => new(
        // Nearly every row says what happened; a column that half of them leave empty is something else.
        roles.Take("event", column => column is { HasManyValues: false, IsNumber: false } && column.Filled * 10 >= rows * 9), plan);

    /// <summary>The names, after translation, of rows that are one of the plan's conversions or give money of one back.</summary>
    public IEnumerable<string> ConversionNames(TrackingPlan plan)
    {
        var conversions = plan.Conversions.Values.Where(conversion => conversion.ValueProperty.Length > 0)
            .SelectMany(conversion => (string[])[conversion.Event, conversion.Refund]).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, _) in _column?.Values ?? [])
        {
            var translated = _names.FirstOrDefault(one => one.Name == name).Planned ?? name;
            if (conversions.Contains(plan.Aliases.GetValueOrDefault(translated, translated)))
                yield return translated;
        }
    }

    public void Write(Action<string> line)
    {
        if (_column is null)
        {
            line("event: { constant: Page Viewed }    # CHECK: no column's name says what happened, so all rows are one event");
            line("");
            return;
        }
        line("event:");
        line($"  column: {YamlText.Of(_column.Name)}");
        if (_names.Count + _unknown.Count > 0)
            line(_names.Count > 0 ? "  names:                            # CHECK: what the log's names mean in the plan" : "  # names:");
        foreach (var (name, planned, rows) in _names)
            line($"    {YamlText.Of(name)}: {YamlText.Of(planned)}   # {rows:N0} {(rows == 1 ? "row" : "rows")}");
        foreach (var (name, rows) in _unknown)
            line($"    # {YamlText.Of(name)}: ...   # {rows:N0} {(rows == 1 ? "row" : "rows")}: the plan has no event that is near; as it stands they go to quarantine");
        if (_plan is null)
            line($"  # its names: {string.Join(", ", _column.Values.Take(20).Select(entry => $"{entry.Key} ({entry.Value:N0})"))}; with --plan they are validated against the plan's");
        line("");
    }
}
