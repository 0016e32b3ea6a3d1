using System.Text.Json.Nodes;
using Cairn.Model.Plan.Reading;
using Cairn.Model.Plan.Yaml;

namespace Cairn.Model.Plan.Shapes;

/// <summary>One of several shapes; the node's kind tells which is meant.</summary>
internal sealed class EitherShape(params Shape[] shapes) : Shape
{
    public override string Expects => string.Join(", or ", shapes.Select(shape => shape.Expects));

    public override bool Fits(YamlNode node) => shapes.Any(shape => shape.Fits(node));

    public override void Check(YamlNode node, string path, MistakeList mistakes)
    {
        if (Array.Find(shapes, shape => shape.Fits(node)) is { } meant)
            meant.Check(node, path, mistakes);
        else
            Refuse(node, path, mistakes);
    }

    protected override JsonObject Body() => new() { ["anyOf"] = new JsonArray([.. shapes.Select(shape => (JsonNode)shape.Schema())]) };
}
