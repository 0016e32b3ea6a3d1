using System.Globalization;
using System.Text.Json.Nodes;

namespace Cairn.Yaml.Shapes;

/// <summary>A day, ISO 8601's <c>2026-03-31</c>.</summary>
public sealed class DateShape : Shape
{
    /// <inheritdoc/>
    public override string Expects => "a day as 2026-03-31";

    /// <summary>The day that <paramref name="text"/> names; null when it names none.</summary>
    public static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <inheritdoc/>
    public override bool Fits(YamlNode node) => node.Kind == YamlKind.Text;

    /// <inheritdoc/>
    public override void Check(YamlNode node, string path, MistakeList mistakes)
    {
        if (!Fits(node) || Read(node.Text) is null)
            Reject(node, path, mistakes);
    }

    /// <inheritdoc/>
    protected override JsonObject Body() => new() { ["type"] = "string", ["format"] = "date" };
}
