using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.Model.Plan.Reading;
using Cairn.Model.Plan.Yaml;

namespace Cairn.Model.Plan.Shapes;

/// <summary>A day, ISO 8601's <c>2026-03-31</c>.</summary>
internal sealed class DateShape : Shape
{
    public override string Expects => "a day as 2026-03-31";

    /// <summary>The day that <paramref name="text"/> names; null when it names none.</summary>
    public static DateOnly? Read(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public override bool Fits(YamlNode node) => node.Kind == YamlKind.Text;

    public override void Check(YamlNode node, string path, MistakeList mistakes)
    {
        if (!Fits(node) || Read(node.Text) is null)
            Refuse(node, path, mistakes);
    }

    protected override JsonObject Body() => new() { ["type"] = "string", ["format"] = "date" };
}
