using System.Text.Json.Nodes;
using Cairn.Model.Plan.Reading;
using Cairn.Model.Plan.Yaml;

namespace Cairn.Model.Plan.Shapes;

/// <summary>true or false.</summary>
internal sealed class FlagShape : Shape
{
    public override string Expects => "true or false";

    public override bool Fits(YamlNode node) => node.Kind == YamlKind.Boolean;

    public override void Check(YamlNode node, string path, MistakeList mistakes)
    {
        if (!Fits(node))
            Refuse(node, path, mistakes);
    }

    protected override JsonObject Body() => new() { ["type"] = "boolean" };
}
