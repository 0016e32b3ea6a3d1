using System.Text.Json.Nodes;

namespace Cairn.Yaml.Shapes;

/// <summary>
/// A shape that stands under <c>$defs</c> in the JSON Schema, because it occurs in several places or is long.
/// </summary>
public sealed class NamedShape(string name, Shape shape) : Shape
{
    /// <summary>The name under which the schema defines it.</summary>
    public string Name => name;

    /// <summary>What stands under <c>$defs</c>.</summary>
    public JsonObject Definition() => shape.Schema();

    /// <inheritdoc/>
    public override string Expects => shape.Expects;

    /// <inheritdoc/>
    public override bool Fits(YamlNode node) => shape.Fits(node);

    /// <inheritdoc/>
    public override void Check(YamlNode node, string path, MistakeList mistakes) => shape.Check(node, path, mistakes);

    /// <inheritdoc/>
    protected override JsonObject Body() => new() { ["$ref"] = $"#/$defs/{name}" };
}
