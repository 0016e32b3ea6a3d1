using System.Text.Json.Nodes;
using Cairn.Model;

namespace Cairn.Yaml.Shapes;

/// <summary>One word out of a fixed list.</summary>
public sealed class ChoiceShape(params string[] words) : Shape
{
    /// <inheritdoc/>
    public override string Expects => $"one of {string.Join(", ", words)}";

    /// <inheritdoc/>
    public override bool Fits(YamlNode node) => node.Kind == YamlKind.Text;

    /// <inheritdoc/>
    public override void Check(YamlNode node, string path, MistakeList mistakes)
    {
        if (!Fits(node))
            Reject(node, path, mistakes);
        else if (!words.Contains(node.Text, StringComparer.Ordinal))
            mistakes.Add(node, $"{path} is '{node.Text}'", NearMiss.Ask(node.Text, words, $"Give {Expects}."));
    }

    /// <inheritdoc/>
    protected override JsonObject Body() => new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };
}
