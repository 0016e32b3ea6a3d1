using System.Text.Json.Nodes;

namespace Cairn.Yaml.Shapes;

/// <summary>A key with nothing behind it.</summary>
public sealed class NothingShape : Shape
{
    /// <inheritdoc/>
    public override string Expects => "nothing";

    /// <inheritdoc/>
    public override bool Fits(YamlNode node) => node.Kind == YamlKind.Null;

    /// <inheritdoc/>
    public override void Check(YamlNode node, string path, MistakeList mistakes)
    {
        if (!Fits(node))
            Reject(node, path, mistakes);
    }

    /// <inheritdoc/>
    protected override JsonObject Body() => new() { ["type"] = "null" };
}
