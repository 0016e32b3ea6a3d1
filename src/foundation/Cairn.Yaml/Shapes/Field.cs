namespace Cairn.Yaml.Shapes;

/// <summary>A key that a part of the file may have.</summary>
public sealed record Field(string Name, Shape Shape, bool Required = false);
