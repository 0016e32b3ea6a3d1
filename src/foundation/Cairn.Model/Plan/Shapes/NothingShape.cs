using System.Text.Json.Nodes;
using Cairn.Model.Plan.Reading;
using Cairn.Model.Plan.Yaml;

namespace Cairn.Model.Plan.Shapes;

/// <summary>A key with nothing behind it.</summary>
internal sealed class NothingShape : Shape
{
    public override string Expects => "nothing";

    public override bool Fits(YamlNode node) => node.Kind == YamlKind.Null;

    public override void Check(YamlNode node, string path, MistakeList mistakes)
    {
        if (!Fits(node))
            Refuse(node, path, mistakes);
    }

    protected override JsonObject Body() => new() { ["type"] = "null" };
}
