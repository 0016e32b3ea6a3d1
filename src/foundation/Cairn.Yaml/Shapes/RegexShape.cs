using System.Text.Json.Nodes;
using Cairn.Model;

namespace Cairn.Yaml.Shapes;

/// <summary>A regular expression that a whole text must match (<see cref="WholeTextPattern"/>).</summary>
public sealed class RegexShape : Shape
{
    private const int MaximumLength = 1000;

    /// <inheritdoc/>
    public override string Expects => "a regular expression, as [A-Z]{3}";

    /// <summary>The expression of a file whose shapes have been checked; null when it is not valid.</summary>
    /// <param name="pattern">The expression.</param>
    /// <param name="mistakes">The file's mistakes: where there are none so far, it is valid.</param>
    public static WholeTextPattern? Read(string pattern, MistakeList mistakes)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(mistakes);
        if (mistakes.Count == 0)
            return WholeTextPattern.OfValid(pattern);
        return pattern.Length <= MaximumLength && WholeTextPattern.TryRead(pattern, out var read).Length == 0 ? read : null;
    }

    /// <inheritdoc/>
    public override bool Fits(YamlNode node) => node.Kind == YamlKind.Text;

    /// <inheritdoc/>
    public override void Check(YamlNode node, string path, MistakeList mistakes)
    {
        if (!node.IsScalar || node.Kind == YamlKind.Null)
            Reject(node, path, mistakes);
        else if (node.Text.Length > MaximumLength)
            mistakes.Add(node, $"{path} has {node.Text.Length} characters", $"Use at most {MaximumLength}.");
        else if (!mistakes.WasGoodBefore && WholeTextPattern.TryRead(node.Text, out _) is { Length: > 0 } problem)
            mistakes.Add(node, $"{path} is not a valid regular expression: {problem}",
                "Fix the expression; look-arounds and back-references are not supported, and single quotes keep backslashes as they are.");
    }

    /// <inheritdoc/>
    protected override JsonObject Body() => new() { ["type"] = "string", ["format"] = "regex", ["maxLength"] = MaximumLength };
}
