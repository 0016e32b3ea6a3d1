namespace Cairn.Import.Guessing;

/// <summary>The guessed <c>time:</c>.</summary>
internal sealed class TimeDraft
{
    private ColumnProfile? _time, _clock, _zone;

    public static TimeDraft Take(ColumnRoles roles, IReadOnlyList<ColumnProfile> columns)
    {
        var draft = new TimeDraft { _zone = roles.Take("zone", column => column.IsZone) };
        draft._time = roles.Take("time", column => column.Time is { HasClock: true } && !column.IsClock)
            ?? roles.Take("time", column => column.Time is not null && !column.IsClock)
            ?? roles.TakeAny(column => column.Time is not null && !column.IsClock && column.Time.Format != "excel");
        if (draft._time?.Time is { HasClock: false })
            draft._clock = roles.Take("clock", column => column.IsClock);
        if (draft._time?.Time is { NeedsZone: true } && draft._zone is null && columns.Any(column => column.IsZone))
            draft._zone = roles.TakeAny(column => column.IsZone);
        return draft;
    }

    public void Write(Action<string> line, string missing)
    {
        if (_time?.Time is not { } form)
        {
            line($"time: {missing}                        # CHECK: no column holds times in a form that is known (docs/import.md, \"Time\")");
            return;
        }
        var format = form.Format;
        if (_clock is not null && format.Length > 0)
            format += _clock.First.Count(letter => letter == ':') == 2 ? " HH:mm:ss" : " HH:mm";
        var parts = new List<string> { _clock is null ? $"column: {YamlText.Of(_time.Name)}" : $"columns: [{YamlText.Of(_time.Name)}, {YamlText.Of(_clock.Name)}]" };
        if (format.Length > 0)
            parts.Add(format == "excel" ? "format: excel" : $"format: \"{format}\"");
        var remarks = new List<string> { $"such as {_time.First}" };
        if (form.NeedsZone && _zone is not null)
            parts.Add($"zone: {{ column: {YamlText.Of(_zone.Name)} }}");
        else if (form.NeedsZone)
        {
            parts.Add("zone: UTC");
            remarks.Add("CHECK: the times name no zone; say where those clocks stood, as Europe/Berlin");
        }
        if (form.IsEither)
            remarks.Add("CHECK: day and month could be the other way round");
        line($"time: {{ {string.Join(", ", parts)} }}   # {string.Join("; ", remarks)}");
    }
}
