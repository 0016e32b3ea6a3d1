using Cairn.Import.Reading;
using Cairn.Model;
using Cairn.Plan;
using Cairn.Yaml;

namespace Cairn.Import.Mapping;

/// <summary>Makes a mapping of a YAML tree whose shape was checked; what the shapes cannot say is checked here.</summary>
internal sealed class MappingBuilder(YamlNode root, MistakeList mistakes)
{
    private readonly FieldSourceReader _sources = new(mistakes);

    public ImportMapping Build(string file, string text, string digest) => new()
    {
        File = file,
        Text = text,
        Digest = digest,
        Source = root.TextOf("source"),
        Reading = ReadFileOptions(),
        Rows = [.. ReadRows()],
        Event = ReadEvent(),
        Time = new TimeSourceReader(_sources, mistakes).Read(root["time"]),
        Identifiers = _sources.ReadMap(root["identifiers"]),
        RealIds = root.ScalarsOf("real_ids").Select(node => node.Text).ToHashSet(StringComparer.Ordinal),
        Fields = ReadNamed(root, MappingShape.FieldNames),
        Traffic = ReadTraffic(),
        Properties = [.. ReadProperties()],
        Rest = ReadRest(),
        OptionalColumns = root.ScalarsOf("optional").Select(node => node.Text).ToHashSet(StringComparer.Ordinal),
        Each = ReadEach(),
        Also = [.. ReadAlso()],
    };

    private ReadingOptions ReadFileOptions()
    {
        if (root["file"] is not { Kind: YamlKind.Map } node)
            return new ReadingOptions();
        var format = node.TextOf("format");
        return new ReadingOptions
        {
            Format = format switch
            {
                "csv" or "tsv" => LogFormat.Delimited,
                "jsonl" => LogFormat.JsonLines,
                "requests" => LogFormat.Requests,
                "parquet" => LogFormat.Parquet,
                _ => null,
            },
            Encoding = ReadEncoding(node["encoding"]),
            DecimalMark = _sources.ReadDecimalMark(node["decimal"], "file.decimal"),
            Delimiter = ReadDelimiter(node["delimiter"]) ?? (format == "tsv" ? '\t' : null),
            Quote = ReadQuote(node["quote"]),
            IsUnquoted = node.TextOf("quote") == "none",
            HasHeader = node["header"] is { Kind: YamlKind.Boolean } header ? header.Text is "true" or "True" or "TRUE" : null,
            Columns = [.. node.ScalarsOf("columns").Select(column => column.Text)],
        };
    }

    private char? ReadDelimiter(YamlNode? node)
    {
        if (node is null)
            return null;
        var delimiter = node.Text is "tab" or "\\t" ? "\t" : node.Text;
        if (delimiter is [var single] && char.IsAscii(single) && !char.IsAsciiLetterOrDigit(single) && single is not ('"' or '\n' or '\r'))
            return single;
        mistakes.Add(node, $"file.delimiter is '{node.Text}'", "Give one character such as \",\", \";\", \"|\" or tab.");
        return null;
    }

    private string? ReadEncoding(YamlNode? node)
    {
        if (node is null || TextEncodings.Find(node.Text) is not null)
            return node?.Text;
        mistakes.Add(node, $"file.encoding is '{node.Text}', which is no known encoding",
            NearMiss.Ask(node.Text, TextEncodings.Names, "Give a registered name such as utf-8, windows-1252, iso-8859-15 or utf-16."));
        return null;
    }

    private char ReadQuote(YamlNode? node)
    {
        if (node is null || node.Text == "none")
            return '"';
        if (node.Text is "\"" or "'")
            return node.Text[0];
        mistakes.Add(node, $"file.quote is '{node.Text}'", "Give '\"', \"'\" or none.");
        return '"';
    }

    private IEnumerable<RowCondition> ReadRows()
    {
        foreach (var row in root["rows"]?.Items ?? [])
        {
            if (row["column"] is not { IsScalar: true } column)
                continue;
            if ((row["in"] is null) == (row["not_in"] is null))
            {
                mistakes.Add(row, "a row condition has both `in:` and `not_in:`, or neither", "Give one of the two, with the list of values.");
                continue;
            }
            var isNegated = row["in"] is null;
            yield return new RowCondition(FieldSourceReader.Named(column), Values(row[isNegated ? "not_in" : "in"]), isNegated);
        }
    }

    /// <summary>Bare text is the event's name here; a file that has a column of that name is rejected, because either may be meant.</summary>
    private FieldSource ReadEvent() => root["event"] is { IsScalar: true } name
        ? new FieldSource { Constant = name.Text, Bare = FieldSourceReader.Named(name) }
        : _sources.Read(root["event"], "event") ?? new FieldSource();

    private Dictionary<string, FieldSource> ReadNamed(YamlNode owner, IEnumerable<string> names) => names
        .Where(name => owner[name] is not null)
        .ToDictionary(name => name, name => _sources.Read(owner[name], name) ?? new FieldSource(), StringComparer.Ordinal);

    private Dictionary<string, FieldSource> ReadTraffic()
    {
        if (root["traffic"] is not { } traffic)
            return [];
        var read = ReadNamed(traffic, MappingShape.TrafficNames);
        foreach (var (name, source) in _sources.ReadMap(traffic["click_ids"]))
            read["click_ids." + name] = source;
        return read;
    }

    private IEnumerable<PropertySource> ReadProperties()
    {
        foreach (var (key, value) in root["properties"]?.Entries ?? [])
        {
            if (_sources.Read(value, $"properties.{key.Text}") is { } source)
                yield return new PropertySource(key.Text, source, ReadType(value.TextOf("type")));
        }
    }

    private static PropertyType? ReadType(string type) =>
        Enum.TryParse<PropertyType>(type, ignoreCase: true, out var known) ? known : null;

    private string? ReadRest() => root["rest"] switch
    {
        null => null,
        { Kind: YamlKind.Boolean } flag => flag.Text is "true" or "True" or "TRUE" ? "" : null,
        var prefix => prefix.Text.TrimEnd('.') + ".",
    };

    private EachElement? ReadEach()
    {
        if (root["each"] is not { } node)
            return null;
        var list = node.IsScalar ? node : node["list"] ?? node;
        if (root["also"] is { } also)
            mistakes.Add(also, "a mapping has `also:` beside `each:`", "Use one of the two; further events of a row can come from a second mapping with another `source:`.");
        if (ListPath.Parse(list.Text) is not { Index: null, Members.Count: 0 } path)
        {
            mistakes.Add(list, $"each is '{list.Text}', which names no list", "Write the list with its brackets, as in `each: products[]`.");
            return null;
        }
        return new EachElement(FieldSourceReader.Named(list) with { Name = path.List }, [.. ReadConditions(node.IsScalar ? null : node["when"])]);
    }

    private static IEnumerable<RowCondition> ReadConditions(YamlNode? when) => (when?.Entries ?? []).Select(entry =>
        new RowCondition(FieldSourceReader.Named(entry.Key), Values(entry.Value), IsNegated: false));

    private IEnumerable<FurtherEvent> ReadAlso()
    {
        foreach (var item in root["also"]?.Items ?? [])
        {
            if (item["when"] is null && item["last_of"] is null)
                mistakes.Add(item, "a further event has no condition and would stand beside every row", "Add `when:` or `last_of:`.");
            yield return new FurtherEvent
            {
                Event = item.TextOf("event"),
                When = [.. ReadConditions(item["when"])],
                LastOf = item["last_of"] is { IsScalar: true } column ? FieldSourceReader.Named(column) : null,
                Value = _sources.Read(item["value"], "also.value"),
                Currency = _sources.Read(item["currency"], "also.currency"),
                OrderId = _sources.Read(item["order_id"], "also.order_id"),
            };
        }
    }

    private static HashSet<string> Values(YamlNode? node) => node is { IsScalar: true }
        ? [node.Text]
        : (node?.Items ?? []).Select(item => item.Text).ToHashSet(StringComparer.Ordinal);
}
