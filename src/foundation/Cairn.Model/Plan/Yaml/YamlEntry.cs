namespace Cairn.Model.Plan.Yaml;

/// <summary>A key of a mapping and its value.</summary>
internal readonly record struct YamlEntry(YamlNode Key, YamlNode Value);
