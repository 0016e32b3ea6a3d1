using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Cairn.Yaml;

/// <summary>
/// Builds the node tree of one YAML document from the parser's events. Bounded in depth and in size with aliases expanded
/// ("billion laughs"); duplicate keys, keys that are no scalars, tags and further documents are mistakes.
/// </summary>
public sealed class YamlTree
{
    /// <summary>How deep nodes may be nested.</summary>
    public const int MaximumDepth = 32;
    /// <summary>How many nodes a file may have, aliases counted as often as they are used.</summary>
    public const long MaximumNodes = 500_000;

    private readonly Parser _parser;
    private readonly MistakeList _mistakes;
    private readonly Dictionary<AnchorName, YamlNode> _anchors = [];

    private YamlTree(string text, MistakeList mistakes)
    {
        _parser = new Parser(new StringReader(text));
        _mistakes = mistakes;
    }

    /// <summary>The document's root; null when the text is empty or broken beyond reading.</summary>
    public static YamlNode? Load(string text, MistakeList mistakes)
    {
        var tree = new YamlTree(text, mistakes);
        try
        {
            return tree.Document();
        }
        catch (UnreadableYamlException error)
        {
            mistakes.Add(error.Line, error.Column, error.Message, error.Remedy);
        }
        catch (YamlException error)
            when (error.Message.Contains("tab", StringComparison.Ordinal) && LineIndentedByTab(text) is { } line)
        {
            mistakes.Add(line, 1, "a tab indents this line", "Indent with spaces; YAML does not allow tabs there.");
        }
        catch (YamlException error)
        {
            mistakes.Add((int)error.Start.Line, (int)error.Start.Column, $"this is not valid YAML: {Plain(error)}",
                "Look at the indentation, colons and quotes here and on the line above; text with ': ' or ' #' in it needs quotes.");
        }

        catch (Exception error) when (error is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // On some broken texts the scanner fails without naming the place; the last thing that it could read does.
            var at = tree._parser.Current?.End ?? Mark.Empty;
            mistakes.Add((int)at.Line, (int)at.Column, "this is not valid YAML",
                "Look at the indentation, colons, brackets and quotes that follow here.");
        }

        return null;
    }

    private YamlNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.TryConsume<StreamEnd>(out _))
        {
            _mistakes.Add(1, 1, "the file is empty", "Copy one that ships, in plans/ or examples/, and change it.");
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = Node(depth: 0);
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
            _mistakes.Add((int)second.Start.Line, (int)second.Start.Column, "a second YAML document begins",
                "Keep one document in a file and remove '---'.");

        return root;
    }

    private YamlNode Node(int depth)
    {
        if (depth > MaximumDepth)
            throw new UnreadableYamlException(_parser.Current!.Start,
                $"nested deeper than {MaximumDepth} levels", "Flatten this part.");

        if (_parser.TryConsume<AnchorAlias>(out var alias))
            return _anchors.TryGetValue(alias.Value, out var target)
                ? target
                : throw new UnreadableYamlException(alias.Start,
                    $"the alias *{alias.Value} stands for nothing, or for what it stands in",
                    $"Define &{alias.Value} above, or write the value out.");

        var start = _parser.Consume<NodeEvent>();
        RejectTag(start);
        var node = start switch
        {
            Scalar scalar => Leaf(scalar),
            SequenceStart => List(start, depth),
            _ => Map(start, depth),
        };
        if (!start.Anchor.IsEmpty)
            _anchors[start.Anchor] = node;
        return node;
    }

    private YamlNode List(NodeEvent start, int depth)
    {
        var items = new List<YamlNode>();
        long size = 1;
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            var item = Node(depth + 1);
            items.Add(item);
            size = Grow(size, item.Size, start);
        }

        return new YamlNode
        {
            Kind = YamlKind.List,
            Line = (int)start.Start.Line,
            Column = (int)start.Start.Column,
            Items = items,
            Size = size,
        };
    }

    private YamlNode Map(NodeEvent start, int depth)
    {
        var entries = new List<YamlEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        long size = 1;
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(depth + 1);
            var value = Node(depth + 1);
            size = Grow(size, key.Size + value.Size, start);
            if (!key.IsScalar)
                _mistakes.Add(key, $"a key is {key.Describe()}", "Use a plain word as the key.");
            else if (lines.TryAdd(key.Text, key.Line))
                entries.Add(new YamlEntry(key, value));
            else
                _mistakes.Add(key,
                    $"'{key.Text}' is defined twice (first on line {lines[key.Text]})",
                    "Remove one of the two or give it another name.");
        }

        return new YamlNode
        {
            Kind = YamlKind.Map,
            Line = (int)start.Start.Line,
            Column = (int)start.Start.Column,
            Entries = entries,
            Size = size,
        };
    }

    private static long Grow(long size, long more, NodeEvent at) =>
        size + more <= MaximumNodes
            ? size + more
            : throw new UnreadableYamlException(at.Start,
                $"more than {MaximumNodes:N0} values once every alias is written out", "Remove aliases that contain aliases.");

    private void RejectTag(NodeEvent start)
    {
        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific)
            _mistakes.Add((int)start.Start.Line, (int)start.Start.Column, $"the tag {start.Tag} is not read",
                "Remove it; use quotes to make a value text.");
    }

    private static YamlNode Leaf(Scalar scalar) => new()
    {
        Kind = scalar.Style == ScalarStyle.Plain ? CoreSchema.KindOf(scalar.Value) : YamlKind.Text,
        Line = (int)scalar.Start.Line,
        Column = (int)scalar.Start.Column,
        Text = scalar.Value,
    };

    /// <summary>The scanner reports tabs at the beginning of the mapping, which may be far above.</summary>
    private static int? LineIndentedByTab(string text)
    {
        foreach (var (index, line) in text.Split('\n').Index())
            if (line.AsSpan(0, line.Length - line.AsSpan().TrimStart().Length).Contains('\t'))
                return index + 1;

        return null;
    }

    private static string Plain(YamlException error)
    {
        var innermost = (Exception)error;
        while (innermost.InnerException is { } inner)
            innermost = inner;
        return innermost.Message.TrimEnd('.');
    }
}
