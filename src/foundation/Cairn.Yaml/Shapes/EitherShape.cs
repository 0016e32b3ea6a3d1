using System.Text.Json.Nodes;

namespace Cairn.Yaml.Shapes;

/// <summary>One of several shapes; the node's kind tells which is meant.</summary>
public sealed class EitherShape(params Shape[] shapes) : Shape
{
    /// <inheritdoc/>
    public override string Expects => string.Join(", or ", shapes.Select(shape => shape.Expects));

    /// <inheritdoc/>
    public override bool Fits(YamlNode node) => shapes.Any(shape => shape.Fits(node));

    /// <inheritdoc/>
    public override void Check(YamlNode node, string path, MistakeList mistakes)
    {
        if (Array.Find(shapes, shape => shape.Fits(node)) is { } meant)
            meant.Check(node, path, mistakes);
        else
            Reject(node, path, mistakes);
    }

    /// <inheritdoc/>
    protected override JsonObject Body() => new() { ["anyOf"] = new JsonArray([.. shapes.Select(shape => (JsonNode)shape.Schema())]) };
}
