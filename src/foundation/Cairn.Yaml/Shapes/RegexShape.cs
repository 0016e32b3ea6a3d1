using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cairn.Yaml.Shapes;

/// <summary>
/// A regular expression that a whole text must match. Run without backtracking, so no pattern can stall the pipeline.
/// </summary>
public sealed class RegexShape : Shape
{
    /// <summary>A second line of defence beside the linear-time engine.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(1);

    private const int MaximumLength = 1000;
    private const string Before = @"\A(?:";
    private const string After = @")\z";

    /// <inheritdoc/>
    public override string Expects => "a regular expression, as [A-Z]{3}";

    /// <summary>The expression ready to use; null when it is not valid.</summary>
    public static Regex? Read(string pattern) => TryRead(pattern, out _);

    /// <summary>The expression as its author wrote it.</summary>
    public static string Write(Regex regex) => regex.ToString()[Before.Length..^After.Length];

    /// <inheritdoc/>
    public override bool Fits(YamlNode node) => node.Kind == YamlKind.Text;

    /// <inheritdoc/>
    public override void Check(YamlNode node, string path, MistakeList mistakes)
    {
        if (!node.IsScalar || node.Kind == YamlKind.Null)
            Reject(node, path, mistakes);
        else if (node.Text.Length > MaximumLength)
            mistakes.Add(node, $"{path} has {node.Text.Length} characters", $"Use at most {MaximumLength}.");
        else if (TryRead(node.Text, out var problem) is null)
            mistakes.Add(node, $"{path} is not a valid regular expression: {problem}",
                "Fix the expression; look-arounds and back-references are not supported, and single quotes keep backslashes as they are.");
    }

    /// <inheritdoc/>
    protected override JsonObject Body() => new() { ["type"] = "string", ["format"] = "regex", ["maxLength"] = MaximumLength };

    private static Regex? TryRead(string pattern, out string problem)
    {
        problem = "";
        if (pattern.Length > MaximumLength)
            return null;
        try
        {
            // The pattern by itself first: a stray ')' must not close the group that is put around it.
            _ = new Regex(pattern, RegexOptions.CultureInvariant, MaxWait);
            return new Regex(Before + pattern + After, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, MaxWait);
        }
        catch (RegexParseException error)
        {
            problem = $"{error.Error} at character {error.Offset + 1}";
        }
        catch (NotSupportedException)
        {
            problem = "it needs backtracking";
        }

        return null;
    }
}
