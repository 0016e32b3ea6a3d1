using System.Text.Json.Nodes;

namespace Cairn.Yaml.Shapes;

/// <summary>
/// What one part of a YAML file may look like. The same description checks files and prints the JSON Schema that editors
/// complete files with, so the two cannot disagree.
/// </summary>
public abstract class Shape
{
    /// <summary>What the part means, for the schema.</summary>
    public string Description { get; init; } = "";

    /// <summary>What is expected, for messages: <c>a number from 0 to 1</c>.</summary>
    public abstract string Expects { get; }

    /// <summary>Whether a node of this kind can be meant for this shape at all.</summary>
    public abstract bool Fits(YamlNode node);

    /// <summary>
    /// Reports everything that is wrong with <paramref name="node"/>, which stands at <paramref name="path"/>.
    /// </summary>
    public abstract void Check(YamlNode node, string path, MistakeList mistakes);

    /// <summary>The shape as JSON Schema 2020-12, without the description.</summary>
    protected abstract JsonObject Body();

    /// <summary>The shape as JSON Schema 2020-12.</summary>
    public JsonObject Schema()
    {
        var schema = Body();
        if (Description.Length > 0)
            schema.Insert(0, "description", Description);
        return schema;
    }

    /// <summary>Reports that the node is something else altogether.</summary>
    protected void Reject(YamlNode node, string path, MistakeList mistakes) =>
        mistakes.Add(node, $"{path} is {node.Describe()}", $"Give {Expects}.");
}
