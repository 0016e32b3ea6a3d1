using System.Text.Json.Nodes;
using Cairn.Model.Plan.Reading;
using Cairn.Model.Plan.Yaml;

namespace Cairn.Model.Plan.Shapes;

/// <summary>
/// A shape that stands under <c>$defs</c> in the JSON Schema, because it occurs in several places or is long.
/// </summary>
internal sealed class NamedShape(string name, Shape shape) : Shape
{
    public string Name => name;

    /// <summary>What stands under <c>$defs</c>.</summary>
    public JsonObject Definition() => shape.Schema();

    public override string Expects => shape.Expects;

    public override bool Fits(YamlNode node) => shape.Fits(node);

    public override void Check(YamlNode node, string path, MistakeList mistakes) => shape.Check(node, path, mistakes);

    protected override JsonObject Body() => new() { ["$ref"] = $"#/$defs/{name}" };
}
