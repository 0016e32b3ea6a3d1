using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Cairn.World.Faults.Reading;

/// <summary>
/// Makes a tree of a YAML document's events. It is bounded: at most <see cref="MaximumDepth"/> levels, and no aliases, so that
/// it is never larger than its text. Duplicate keys, keys that are no words, aliases, tags and further documents are mistakes.
/// </summary>
internal sealed class YamlReader
{
    public const int MaximumDepth = 8;

    private readonly Parser _parser;
    private readonly MistakeList _mistakes;

    private YamlReader(string text, MistakeList mistakes)
    {
        _parser = new Parser(new StringReader(text));
        _mistakes = mistakes;
    }

    /// <summary>The root; null when the text is empty or cannot be read to its end, which is among the mistakes then.</summary>
    public static YamlNode? Read(string text, MistakeList mistakes)
    {
        var reader = new YamlReader(text, mistakes);
        try
        {
            return reader.Document();
        }
        catch (YamlException error)
        {
            mistakes.Add((int)error.Start.Line, (int)error.Start.Column, $"this is not valid YAML: {Innermost(error)}");
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // On some broken texts the scanner fails without naming the place; the last thing that it could read does.
            var at = reader._parser.Current?.End ?? Mark.Empty;
            mistakes.Add((int)at.Line, (int)at.Column, "what follows here is not valid YAML");
        }

        return null;
    }

    private YamlNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.TryConsume<StreamEnd>(out _))
        {
            _mistakes.Add(1, 1, "the file is empty; a world without faults is `faults: []`");
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = Node(depth: 0);
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
            _mistakes.Add((int)second.Start.Line, (int)second.Start.Column, "a second document begins; a file has one");
        return root;
    }

    private YamlNode Node(int depth)
    {
        var begin = _parser.Consume<ParsingEvent>();
        var node = new YamlNode((int)begin.Start.Line, (int)begin.Start.Column);
        if (depth > MaximumDepth)
            throw new YamlException(begin.Start, begin.End, $"nested deeper than {MaximumDepth} levels");
        if (begin is NodeEvent { Tag.IsEmpty: false, Tag.IsNonSpecific: false } tagged)
            _mistakes.Add(node, $"the tag {Quoted.Of(tagged.Tag.Value)} is not read; remove it");

        switch (begin)
        {
            case Scalar scalar:
                return node with { Text = scalar.Value };
            case SequenceStart:
                return node with { Items = List(depth) };
            case MappingStart:
                return node with { Entries = Map(depth) };
            default:
                _mistakes.Add(node, "aliases are not read; write the value out");
                return node with { Text = "" };
        }
    }

    private List<YamlNode> List(int depth)
    {
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(Node(depth + 1));
        return items;
    }

    private List<KeyValuePair<YamlNode, YamlNode>> Map(int depth)
    {
        var entries = new List<KeyValuePair<YamlNode, YamlNode>>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(depth + 1);
            var value = Node(depth + 1);
            if (key.Text is null)
                _mistakes.Add(key, $"a key is {key.Describe()}; it must be a word");
            else if (lines.TryAdd(key.Text, key.Line))
                entries.Add(new(key, value));
            else
                _mistakes.Add(key, $"{Quoted.Of(key.Text)} stands here twice, first on line {lines[key.Text]}");
        }

        return entries;
    }

    private static string Innermost(Exception error)
    {
        while (error.InnerException is { } inner)
            error = inner;
        return error.Message.TrimEnd('.');
    }
}
