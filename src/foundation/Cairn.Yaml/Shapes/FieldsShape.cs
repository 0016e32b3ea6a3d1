using System.Text.Json.Nodes;
using Cairn.Model;

namespace Cairn.Yaml.Shapes;

/// <summary>A map whose keys are known.</summary>
public sealed class FieldsShape(params Field[] fields) : Shape
{
    /// <inheritdoc/>
    public override string Expects => $"a map with {string.Join(", ", fields.Select(known => known.Name))}";

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

        string[]? free = null;
        foreach (var (key, content) in node.Entries)
        {
            if (Array.Find(fields, field => field.Name == key.Text) is { } known)
                known.Shape.Check(content, path.Length > 0 ? $"{path}.{key.Text}" : key.Text, mistakes);
            else
                mistakes.Add(key, $"{Owner(path)} has no key '{key.Text}'", Suggest(key.Text, free ??= FreeIn(node)));
        }

        foreach (var missing in fields.Where(field => field.Required && node[field.Name] is null))
            mistakes.Add(node,
                $"{Owner(path)} has no '{missing.Name}'",
                $"Add `{missing.Name}:` with {missing.Shape.Expects}.");
    }

    /// <inheritdoc/>
    protected override JsonObject Body()
    {
        var schema = new JsonObject { ["type"] = "object" };
        var required = fields.Where(field => field.Required).Select(field => (JsonNode)field.Name).ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray(required);
        schema["additionalProperties"] = false;
        schema["properties"] = new JsonObject(fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Shape.Schema())));
        return schema;
    }

    /// <summary>Only keys that are still free can have been meant.</summary>
    private string Suggest(string key, string[] free)
    {
        if (key == "<<")
            return "Merge keys are not read: define properties that events share once, under `properties:` at the top.";

        return NearMiss.Ask(key, free, $"Remove it; {string.Join(", ", fields.Select(field => field.Name))} can stand here.");
    }

    private string[] FreeIn(YamlNode node) => [.. fields.Select(static field => field.Name).Where(name => node[name] is null)];

    private static string Owner(string path) => path.Length > 0 ? path : "the file";
}
