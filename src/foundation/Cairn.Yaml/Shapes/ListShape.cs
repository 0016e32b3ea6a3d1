using System.Text.Json.Nodes;

namespace Cairn.Yaml.Shapes;

/// <summary>A list whose items all have one shape; scalars may not repeat.</summary>
public sealed class ListShape(Shape item, int maximum) : Shape
{
    /// <inheritdoc/>
    public override string Expects => $"a list of {item.Expects}".Replace("of a ", "of ").Replace("of one of", "of");

    /// <inheritdoc/>
    public override bool Fits(YamlNode node) => node.Kind == YamlKind.List;

    /// <inheritdoc/>
    public override void Check(YamlNode node, string path, MistakeList mistakes)
    {
        if (!Fits(node))
        {
            mistakes.Add(node, $"{path} is {node.Describe()}",
                node.IsScalar && node.Kind != YamlKind.Null ? $"Write it as a list: [{node.Text}]." : $"Give {Expects}.");
            return;
        }

        if (node.Items.Count == 0)
            mistakes.Add(node, $"{path} is an empty list", "Name at least one, or remove the key.");
        if (node.Items.Count > maximum)
            mistakes.Add(node, $"{path} has {node.Items.Count} items", $"Use at most {maximum}.");

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, entry) in node.Items.Index())
        {
            item.Check(entry, $"{path}[{index}]", mistakes);
            if (entry.IsScalar && !seen.Add(entry.Text))
                mistakes.Add(entry, $"{path} names '{entry.Text}' twice", "Remove one of the two.");
        }
    }

    /// <inheritdoc/>
    protected override JsonObject Body() => new()
    {
        ["type"] = "array",
        ["minItems"] = 1,
        ["maxItems"] = maximum,
        ["uniqueItems"] = true,
        ["items"] = item.Schema(),
    };
}
