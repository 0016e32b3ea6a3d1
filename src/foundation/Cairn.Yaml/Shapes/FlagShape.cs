using System.Text.Json.Nodes;

namespace Cairn.Yaml.Shapes;

/// <summary>true or false.</summary>
public sealed class FlagShape : Shape
{
    /// <inheritdoc/>
    public override string Expects => "true or false";

    /// <inheritdoc/>
    public override bool Fits(YamlNode node) => node.Kind == YamlKind.Boolean;

    /// <inheritdoc/>
    public override void Check(YamlNode node, string path, MistakeList mistakes)
    {
        if (!Fits(node))
            Reject(node, path, mistakes);
    }

    /// <inheritdoc/>
    protected override JsonObject Body() => new() { ["type"] = "boolean" };
}
