using System.Globalization;
using System.Xml.Linq;

namespace Cairn.Charts;

/// <summary>Elements of SVG 1.1 that are looked at inside an HTML page: colours come from the page's classes.</summary>
public static class Svg
{
    /// <summary>A picture.</summary>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height.</param>
    /// <param name="sentence">What it says, for those who do not see it.</param>
    /// <param name="kind">Its class.</param>
    /// <param name="marks">What is on it.</param>
    public static XElement Picture(double width, double height, string sentence, string kind, params object?[] marks) => new(
        "svg", new XAttribute("class", kind), Number("width", width), Number("height", height),
        new XAttribute("viewBox", FormattableString.Invariant($"0 0 {width:0.##} {height:0.##}")),
        new XAttribute("role", "img"), new XAttribute("aria-label", sentence), marks);

    /// <summary>A line.</summary>
    public static XElement Line(string kind, double x1, double y1, double x2, double y2) =>
        new("line", new XAttribute("class", kind), Number("x1", x1), Number("y1", y1), Number("x2", x2), Number("y2", y2));

    /// <summary>A rectangle; one whose width or height is below 0 has none.</summary>
    public static XElement Box(string kind, double x, double y, double width, double height, string? title = null) => new(
        "rect", new XAttribute("class", kind), Number("x", x), Number("y", y), Number("width", Math.Max(0, width)), Number("height", Math.Max(0, height)), Title(title));

    /// <summary>A circle.</summary>
    public static XElement Dot(string kind, double x, double y, double radius, string? title = null) =>
        new("circle", new XAttribute("class", kind), Number("cx", x), Number("cy", y), Number("r", radius), Title(title));

    /// <summary>A text, centred at its place.</summary>
    public static XElement Text(string kind, double x, double y, string text) =>
        new("text", new XAttribute("class", kind), Number("x", x), Number("y", y), new XAttribute("text-anchor", "middle"), text);

    private static XElement? Title(string? text) => text is null ? null : new XElement("title", text);

    private static XAttribute Number(string name, double value) => new(name, value.ToString("0.##", CultureInfo.InvariantCulture));
}
