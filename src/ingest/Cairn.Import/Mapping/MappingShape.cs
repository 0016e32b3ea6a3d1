using System.Text.RegularExpressions;
using Cairn.Plan.Shapes;
using Cairn.Yaml;
using Cairn.Yaml.Shapes;

namespace Cairn.Import.Mapping;

/// <summary>What a mapping file may look like, in the terms that plan files are described in.</summary>
internal static partial class MappingShape
{
    public static readonly string[] FieldNames =
        ["session", "message_id", "order_id", "platform", "value", "currency"];

    public static readonly string[] TrafficNames =
        ["channel", "utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term", "referrer", "page_url"];

    private const int MaxEntries = 2000;

    private static readonly TextShape Text = new() { AnyScalar = true, MaximumLength = 500 };
    private static readonly Shape Texts = new ListShape(Text, MaxEntries);
    private static readonly Shape OneOrMore = new EitherShape(Text, Texts);

    private static readonly Field[] SourceFields =
    [
        new("column", Text), new("columns", Texts), new("constant", Text), new("join", new TextShape { AnyScalar = true }),
        new("names", Table("value")), new("events", Texts), new("sum", Text), new("times", Text),
        new("decimal", Text), new("case", new ChoiceShape("lower", "upper")), new("hash", new ChoiceShape("email", "phone", "text")),
    ];

    /// <summary>A column's name, or a map that says more.</summary>
    private static readonly Shape Source = new EitherShape(Text, Texts, new FieldsShape(SourceFields));

    private static readonly TextShape SourceName = new() { Form = PlanNames.Title, FormInWords = PlanNames.TitleInWords };

    /// <summary>A request log says itself what its calls mean: there is nothing to map.</summary>
    private static readonly Shape Requests = new FieldsShape(new("source", SourceName), new("file", FileShape(), Required: true));

    private static readonly Shape Root = new FieldsShape(
    [
        new("source", SourceName, Required: true),
        new("file", FileShape()),
        new("rows", new ListShape(new FieldsShape(new("column", Text, Required: true), new("in", Texts), new("not_in", Texts)), 50)),
        new("event", Source, Required: true),
        new("time", TimeShape(), Required: true),
        new("identifiers", Map("identifier", Source), Required: true),
        new("real_ids", Texts),
        .. FieldNames.Select(name => new Field(name, Source)),
        new("traffic", new FieldsShape(
        [
            .. TrafficNames.Select(name => new Field(name, Source)),
            new("click_ids", Map("click id", Source)),
        ])),
        new("properties", Map("property", new EitherShape(Text, Texts, new FieldsShape([.. SourceFields, new("type", TypeShape())])))),
        new("rest", new EitherShape(new FlagShape(), Text)),
        new("optional", Texts),
        new("each", new EitherShape(Text, new FieldsShape(new("list", Text, Required: true), new("when", Conditions())))),
        new("also", new ListShape(AlsoShape(), 10)),
    ]);

    /// <summary>The shape that this mapping has to have.</summary>
    public static Shape Of(YamlNode root) => root["file"]?.TextOf("format") == "requests" ? Requests : Root;

    private static ChoiceShape TypeShape() => new("string", "number", "integer", "boolean", "timestamp", "array", "object");

    private static FieldsShape FileShape() => new(
        new("format", new ChoiceShape("csv", "tsv", "jsonl", "requests", "parquet")), new("delimiter", new TextShape { FormInWords = "one character, or the word tab" }),
        new("quote", Text), new("header", new FlagShape()), new("columns", Texts), new("encoding", Text), new("decimal", Text));

    private static EitherShape TimeShape() => new(Text, new FieldsShape(
        new("column", Text), new("columns", Texts), new("format", Text),
        new("zone", new EitherShape(Text, new FieldsShape(new("column", Text, Required: true), new("names", Table("value"))))), new("since", Text),
        new("strict", new FlagShape()), new("not_before", Text), new("not_after", Text)));

    private static FieldsShape AlsoShape() => new(
        new("event", Text, Required: true), new("when", Conditions()),
        new("last_of", Text), new("value", Source), new("currency", Source), new("order_id", Source));

    private static MapShape Conditions() => new(OneOrMore, 50) { Entry = "column", KeyForm = AnyText(), KeyFormInWords = "any text" };

    private static MapShape Map(string entry, Shape value) =>
        new(value, MaxEntries) { Entry = entry, KeyForm = PlanNames.Property, KeyFormInWords = PlanNames.PropertyInWords };

    private static MapShape Table(string entry) =>
        new(Text, MaxEntries) { Entry = entry, KeyForm = AnyText(), KeyFormInWords = "any text" };

    [GeneratedRegex(@"\A.*\z", RegexOptions.Singleline)]
    private static partial Regex AnyText();
}
