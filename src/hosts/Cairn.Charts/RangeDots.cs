using System.Xml.Linq;

namespace Cairn.Charts;

/// <summary>A line on which several opinions of one amount stand: how far they lie apart, and how sure the one is that is looked at.</summary>
/// <param name="scale">The scale that all lines of a chart share.</param>
/// <param name="width">Width of the picture in pixels.</param>
public sealed class RangeDots(LinearScale scale, double width)
{
    private const double Height = 26;
    private const double Middle = Height / 2;
    private const double AxisHeight = 18;
    private const double Radius = 3.5;

    /// <summary>The numbers of the scale, to stand above the lines.</summary>
    /// <param name="kind">The picture's class.</param>
    /// <param name="sentence">What the scale is.</param>
    /// <param name="format">How a number is written.</param>
    public XElement Axis(string kind, string sentence, Func<double, string> format)
    {
        ArgumentNullException.ThrowIfNull(format);
        return Svg.Picture(width, AxisHeight, sentence, kind, [.. scale.Ticks.Select(tick => Svg.Text("tick", scale[tick], AxisHeight - 5, format(tick)))]);
    }

    /// <summary>One line.</summary>
    /// <param name="kind">The picture's class.</param>
    /// <param name="sentence">What the line says.</param>
    /// <param name="marks">The opinions; at least one.</param>
    /// <param name="format">How an amount is written.</param>
    public XElement Line(string kind, string sentence, IReadOnlyList<RangeMark> marks, Func<double, string> format)
    {
        ArgumentNullException.ThrowIfNull(marks);
        ArgumentNullException.ThrowIfNull(format);
        var elements = new List<object?>(scale.Ticks.Select(tick => Svg.Line("grid", scale[tick], 0, scale[tick], Height)));
        var (least, most) = (scale[marks.Min(static mark => mark.Value)], scale[marks.Max(static mark => mark.Value)]);
        elements.Add(Svg.Box("range", least, Middle - 1.5, most - least, 3));
        foreach (var mark in marks)
            if (mark is { Low: { } low, High: { } high })
                elements.Add(Svg.Box("band", scale[low], Middle - 5, scale[high] - scale[low], 10));
        elements.AddRange(marks.OrderBy(static mark => mark.Shape).Select(mark => Mark(mark, format)));
        return Svg.Picture(width, Height, sentence, kind, [.. elements]);
    }

    private XElement Mark(RangeMark mark, Func<double, string> format)
    {
        var (x, title) = (scale[mark.Value], $"{mark.Name}: {format(mark.Value)}");
        return mark.Shape switch
        {
            RangeShape.Square => Svg.Box("square", x - Radius, Middle - Radius, 2 * Radius, 2 * Radius, title),
            RangeShape.Filled => Svg.Dot("filled", x, Middle, Radius + 1, title),
            _ => Svg.Dot("hollow", x, Middle, Radius, title),
        };
    }
}
