namespace Cairn.World.Faults.Reading;

/// <summary>A value in a file, with its place.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
internal sealed record YamlNode(int Line, int Column)
{
    /// <summary>The text of a plain or quoted value; null when it is a list or a map.</summary>
    public string? Text { get; init; }

    /// <summary>The items of a list; null when it is none.</summary>
    public IReadOnlyList<YamlNode>? Items { get; init; }

    /// <summary>The entries of a map, each key once; null when it is none.</summary>
    public IReadOnlyList<KeyValuePair<YamlNode, YamlNode>>? Entries { get; init; }

    /// <summary>The value at a key of a map; null when it is absent.</summary>
    public YamlNode? At(string key) => Entries?.FirstOrDefault(entry => entry.Key.Text == key).Value;

    /// <summary>What it is, for messages.</summary>
    public string Describe() => (Text, Items) switch
    {
        (null, null) => "a map",
        (null, _) => "a list",
        ("", _) => "empty",
        _ => Quoted.Of(Text),
    };
}
