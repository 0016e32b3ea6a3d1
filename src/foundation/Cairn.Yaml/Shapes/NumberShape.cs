using System.Text.Json.Nodes;

namespace Cairn.Yaml.Shapes;

/// <summary>A decimal number, within bounds where they are given.</summary>
public sealed class NumberShape : Shape
{
    /// <summary>The smallest allowed; null: any.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The largest allowed; null: any.</summary>
    public decimal? Maximum { get; init; }

    /// <inheritdoc/>
    public override string Expects =>
        Minimum is { } low && Maximum is { } high ? $"a number from {low} to {high}" : "a number";

    /// <inheritdoc/>
    public override bool Fits(YamlNode node) => node.Kind == YamlKind.Number;

    /// <inheritdoc/>
    public override void Check(YamlNode node, string path, MistakeList mistakes)
    {
        if (node.Kind == YamlKind.Text && CoreSchema.KindOf(node.Text) == YamlKind.Number)
            mistakes.Add(node, $"{path} is the text '{node.Text}'", "Remove the quotes.");
        else if (!Fits(node))
            Reject(node, path, mistakes);
        else if (node.AsNumber() is not { } number)
            mistakes.Add(node,
                $"{path} is {node.Text}, which is no number that can be calculated with",
                $"Give {Expects}, as 12.5.");
        else if (number < Minimum || number > Maximum)
            mistakes.Add(node, $"{path} is {node.Text}", $"Give {Expects}.");
    }

    /// <inheritdoc/>
    protected override JsonObject Body()
    {
        var schema = new JsonObject { ["type"] = "number" };
        if (Minimum is { } low)
            schema["minimum"] = low;
        if (Maximum is { } high)
            schema["maximum"] = high;
        return schema;
    }
}
