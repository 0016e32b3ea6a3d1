using System.Globalization;

namespace Cairn.Yaml;

/// <summary>
/// A node of a YAML document that remembers where it stands. Immutable; aliases share the node of their anchor.
/// </summary>
public sealed class YamlNode
{
    /// <summary>What it is.</summary>
    public required YamlKind Kind { get; init; }

    /// <summary>Line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Column, from 1.</summary>
    public required int Column { get; init; }

    /// <summary>A scalar's text as written, without quotes; empty for lists and maps.</summary>
    public string Text { get; init; } = "";

    /// <summary>The items of a list; empty for others.</summary>
    public IReadOnlyList<YamlNode> Items { get; init; } = [];

    /// <summary>The entries of a map, in the order of the file; empty for others.</summary>
    public IReadOnlyList<YamlEntry> Entries { get; init; } = [];

    /// <summary>How many nodes a walk over this one visits, with every alias counted as often as it is used.</summary>
    public long Size { get; init; } = 1;

    /// <summary>Whether it is neither a list nor a map.</summary>
    public bool IsScalar => Kind is not (YamlKind.List or YamlKind.Map);

    /// <summary>The value under <paramref name="key"/>; null when this is no map or has no such key.</summary>
    public YamlNode? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
                if (entry.Key.Text == key)
                    return entry.Value;

            return null;
        }
    }

    /// <summary>The text of the scalar under <paramref name="key"/>, or the empty string.</summary>
    public string TextOf(string key) => this[key] is { IsScalar: true, Kind: not YamlKind.Null } node ? node.Text : "";

    /// <summary>The number under <paramref name="key"/>; null when there is none.</summary>
    public decimal? NumberOf(string key) => this[key]?.AsNumber();

    /// <summary>The scalars of the list under <paramref name="key"/>.</summary>
    public IEnumerable<YamlNode> ScalarsOf(string key) =>
        this[key]?.Items.Where(item => item is { IsScalar: true, Kind: not YamlKind.Null }) ?? [];

    /// <summary>This node's number; null when it is none that a decimal can hold.</summary>
    public decimal? AsNumber() =>
        Kind == YamlKind.Number && decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>What the node is, for messages: <c>the number 5</c>, <c>a list</c>.</summary>
    public string Describe() => Kind switch
    {
        YamlKind.Null => "empty",
        YamlKind.List => "a list",
        YamlKind.Map => "a map",
        YamlKind.Number => $"the number {Text}",
        YamlKind.Boolean => $"the truth value {Text}",
        _ => $"the text '{Shorten(Text)}'",
    };

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "...";
}
