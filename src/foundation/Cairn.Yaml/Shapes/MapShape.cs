using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cairn.Yaml.Shapes;

/// <summary>A map from names of the author's choice to values of one shape.</summary>
public sealed class MapShape(Shape value, int maximum) : Shape
{
    private const int MaxKeyLength = 200;

    /// <summary>What one entry is, for messages: <c>event</c>.</summary>
    public required string Entry { get; init; }

    /// <summary>The form of the keys; the whole key must match.</summary>
    public Regex KeyForm { get; init; } = VisibleText.Form;

    /// <summary>The keys' form in words.</summary>
    public string KeyFormInWords { get; init; } = VisibleText.FormInWords;

    /// <inheritdoc/>
    public override string Expects => $"a map: one line 'name:' for each {Entry}, and what belongs to it indented below";

    /// <inheritdoc/>
    public override bool Fits(YamlNode node) => node.Kind == YamlKind.Map;

    /// <inheritdoc/>
    public override void Check(YamlNode node, string path, MistakeList mistakes)
    {
        if (!Fits(node))
        {
            Reject(node, path, mistakes);
            return;
        }

        if (node.Entries.Count == 0)
            mistakes.Add(node, $"{path} is empty", $"Define at least one {Entry}, or remove the key.");
        if (node.Entries.Count > maximum)
            mistakes.Add(node, $"{path} has {node.Entries.Count} entries", $"Use at most {maximum}.");

        foreach (var (key, content) in node.Entries)
        {
            if (key.Text == "<<")
                mistakes.Add(key,
                    "the merge key '<<' is not read",
                    "Define properties that events share once, under `properties:` at the top, and list their names.");
            else if (key.Text.Length > MaxKeyLength || !KeyForm.IsMatch(key.Text))
                mistakes.Add(key,
                    $"the {Entry} name '{key.Text}' cannot be used",
                    $"Use {KeyFormInWords}, {MaxKeyLength} characters at most.");
            else
                value.Check(content, $"{path}.{key.Text}", mistakes);
        }
    }

    /// <inheritdoc/>
    protected override JsonObject Body() => new()
    {
        ["type"] = "object",
        ["minProperties"] = 1,
        ["maxProperties"] = maximum,
        ["propertyNames"] = new JsonObject
        {
            ["pattern"] = KeyForm.ToString().Replace(@"\A", "^").Replace(@"\z", "$"),
            ["maxLength"] = MaxKeyLength,
        },
        ["additionalProperties"] = value.Schema(),
    };
}
