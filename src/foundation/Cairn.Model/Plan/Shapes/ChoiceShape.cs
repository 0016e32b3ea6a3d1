using System.Text.Json.Nodes;
using Cairn.Model.Plan.Reading;
using Cairn.Model.Plan.Yaml;

namespace Cairn.Model.Plan.Shapes;

/// <summary>One word out of a fixed list.</summary>
internal sealed class ChoiceShape(params string[] words) : Shape
{
    public override string Expects => $"one of {string.Join(", ", words)}";

    public override bool Fits(YamlNode node) => node.Kind == YamlKind.Text;

    public override void Check(YamlNode node, string path, MistakeList mistakes)
    {
        if (!Fits(node))
            Refuse(node, path, mistakes);
        else if (!words.Contains(node.Text, StringComparer.Ordinal))
            mistakes.Add(node, $"{path} is '{node.Text}'", NearMiss.Ask(node.Text, words, $"Give {Expects}."));
    }

    protected override JsonObject Body() => new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };
}
