namespace Cairn.Yaml;

/// <summary>A key of a mapping and its value.</summary>
public readonly record struct YamlEntry(YamlNode Key, YamlNode Value);
