using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cairn.Yaml.Shapes;

/// <summary>A line of text, of a certain form where one is given.</summary>
public sealed class TextShape : Shape
{
    /// <summary>The most characters.</summary>
    public int MaximumLength { get; init; } = 200;

    /// <summary>Whether unquoted numbers and truth values may stand here and are taken as they are written.</summary>
    public bool AnyScalar { get; init; }

    /// <summary>The form; the whole text must match.</summary>
    public Regex? Form { get; init; }

    /// <summary>The form in words, as <c>lower-case letters, digits and '_'</c>.</summary>
    public string FormInWords { get; init; } = "";

    /// <inheritdoc/>
    public override string Expects => FormInWords.Length > 0 ? $"a text of {FormInWords}" : "a text";

    /// <inheritdoc/>
    public override bool Fits(YamlNode node) =>
        node.Kind == YamlKind.Text || (AnyScalar && node.Kind is YamlKind.Number or YamlKind.Boolean);

    /// <inheritdoc/>
    public override void Check(YamlNode node, string path, MistakeList mistakes)
    {
        if (node.Kind is YamlKind.Number or YamlKind.Boolean && !AnyScalar)
            mistakes.Add(node, $"{path} is {node.Describe()}", $"Put it in quotes if it is meant as text: \"{node.Text}\".");
        else if (!Fits(node))
            Reject(node, path, mistakes);
        else if (node.Text.Length > MaximumLength)
            mistakes.Add(node, $"{path} has {node.Text.Length} characters", $"Use at most {MaximumLength}.");
        else if (node.Text.Trim().Length == 0)
            mistakes.Add(node, $"{path} is blank", $"Give {Expects}.");
        else if (Form is not null && !Form.IsMatch(node.Text))
            mistakes.Add(node, $"{path} is '{node.Text}'", $"Use {FormInWords}.");
    }

    /// <inheritdoc/>
    protected override JsonObject Body()
    {
        var schema = new JsonObject
        {
            ["type"] = AnyScalar ? new JsonArray("string", "number", "boolean") : "string",
            ["minLength"] = 1,
            ["maxLength"] = MaximumLength,
        };
        if (Form is not null)
            schema["pattern"] = Form.ToString().Replace(@"\A", "^").Replace(@"\z", "$");
        return schema;
    }
}
