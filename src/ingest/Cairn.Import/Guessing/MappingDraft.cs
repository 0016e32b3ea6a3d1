using System.Text;
using Cairn.Import.Reading;
using Cairn.Plan;

namespace Cairn.Import.Guessing;

/// <summary>The text of a guessed mapping. What the file proves stands there as it is; what is only likely is marked CHECK.</summary>
internal sealed class MappingDraft(string file, Dialect dialect, string? encoding, IReadOnlyList<ColumnProfile> columns, long rows, TrackingPlan? plan)
{
    private const string Missing = "CHOOSE";

    private readonly StringBuilder _text = new();
    private readonly ColumnRoles _roles = new(columns);
    private EventDraft _events = EventDraft.None;

    public string Write()
    {
        Line($"# A first mapping for {Path.GetFileName(file)}, from its first {rows:N0} rows: {dialect.Describe()}.");
        Line("# Lines with CHECK are guesses. Then see what it makes of the file:");
        Line($"#   cairn import {file} --map THIS.yaml --plan PLAN.yaml --dry-run");
        Line($"source: {YamlText.Of(SourceName())}");
        Line("");
        WriteFile();
        // The roles are taken in an order in which the surer ones go first, and written in that of the docs.
        var time = TimeDraft.Take(_roles, columns);
        _events = EventDraft.Take(_roles, rows, plan);
        var money = MoneyDraft.Take(_roles, columns, dialect, _events, plan);
        _events.Write(Line);
        time.Write(Line, Missing);
        WriteIdentifiers();
        WriteFields();
        money.Write(Line);
        WriteTraffic();
        PropertyDraft.Write(_roles, dialect, money.Value, plan, Line);
        Line("");
        Line("rest: true                          # every other column becomes a property of the event");
        return _text.ToString();
    }

    private void Line(string line) => _text.Append(line).Append('\n');

    private string SourceName()
    {
        var name = string.Concat(Path.GetFileNameWithoutExtension(file).Split('.')[0].Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name : "log";
    }

    private void WriteFile()
    {
        var stated = new List<string>();
        if (encoding is not null)
            stated.Add($"  encoding: {encoding}            # CHECK: the file is not UTF-8; this is the encoding of Western Windows");
        var marks = columns.Where(column => column.IsNumber).Select(column => column.DecimalMark).OfType<char>().Distinct().ToList();
        var open = columns.FirstOrDefault(column => column.IsNumber && column.HasEither && column.DecimalMark is null);
        if (marks is [',', ..] && marks.Count == 1)
            stated.Add($"  decimal: \",\"                      # as {columns.First(column => column.IsNumber && column.DecimalMark == ',').Name} shows");
        else if (open is not null && marks.Count < 2)
        {
            var mark = marks.Count == 1 ? marks[0] : dialect.Delimiter == ';' ? ',' : '.';
            stated.Add($"  decimal: \"{mark}\"                      # CHECK: {open.Name} has numbers that can be read in two ways");
        }
        if (stated.Count == 0)
            return;
        Line("file:");
        stated.ForEach(Line);
        Line("");
    }

    private void WriteIdentifiers()
    {
        var mail = _roles.TakeAny(column => column.IsMail);
        var user = _roles.Take("user_id", column => !column.IsMail);
        var anonymous = _roles.Take("anonymous_id", column => !column.IsMail);
        Line("");
        Line("identifiers:");
        if (user is not null)
            Line($"  user_id: {YamlText.Of(user.Name)}");
        if (anonymous is not null)
            Line($"  anonymous_id: {YamlText.Of(anonymous.Name)}");
        if (mail is not null && (plan is null || plan.Identifiers.Any(static one => one.Type == "email_sha256")))
            Line($"  email_sha256: {{ column: {YamlText.Of(mail.Name)}, hash: email }}   # the address itself is not kept");
        if (user is null && anonymous is null && mail is null)
            Line($"  user_id: {Missing}                    # CHECK: no column's name says who it was");
        Line("");
    }

    private void WriteFields()
    {
        Field("session", _roles.Take("session", _ => true), "");
        Field("order_id", _roles.Take("order_id", _ => true), "");
        Field("message_id", _roles.Take("message_id", column => column.Filled == rows && column.HasManyValues), "   # CHECK: must be a name of the event that a repeated export keeps");
        Field("platform", _roles.Take("platform", column => !column.HasManyValues), "");
    }

    private void WriteTraffic()
    {
        var lines = new List<string>();
        foreach (var name in CommonColumns.Utm)
            if (_roles.TakeAny(column => CommonColumns.IsUtm(column.Name, name)) is { } utm)
                lines.Add($"  {name}: {YamlText.Of(utm.Name)}");
        foreach (var role in (string[])["channel", "referrer", "page_url"])
            if (_roles.Take(role, column => role == "channel" || column.IsUrl) is { } column)
                lines.Add($"  {role}: {YamlText.Of(column.Name)}");
        var clickIds = CommonColumns.ClickIds.Select(name => (Name: name, Column: _roles.TakeAny(column => ColumnRoles.Fold(column.Name) == name))).Where(one => one.Column is not null).ToList();
        if (clickIds.Count > 0)
            lines.Add($"  click_ids: {{ {string.Join(", ", clickIds.Select(one => $"{one.Name}: {YamlText.Of(one.Column!.Name)}"))} }}");
        if (lines.Count == 0)
            return;
        Line("");
        Line("traffic:");
        lines.ForEach(Line);
    }

    private void Field(string field, ColumnProfile? column, string remark)
    {
        if (column is not null)
            Line($"{field}: {YamlText.Of(column.Name)}{remark}");
    }
}
