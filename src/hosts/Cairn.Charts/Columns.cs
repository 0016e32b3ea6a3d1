using System.Xml.Linq;

namespace Cairn.Charts;

/// <summary>Columns side by side from a base of 0: how much there is of each.</summary>
/// <param name="width">Width of the picture in pixels.</param>
/// <param name="height">Its height.</param>
public sealed class Columns(double width, double height)
{
    private const double Left = 40;
    private const double Below = 20;
    private const double Above = 8;
    private const int MaxTicks = 4;
    private const double LabelWidth = 40;

    /// <summary>Draws them.</summary>
    /// <param name="kind">The picture's class.</param>
    /// <param name="sentence">What it says.</param>
    /// <param name="values">The amounts, 0 or more; at least one.</param>
    /// <param name="label">The name of a column.</param>
    /// <param name="format">How an amount is written.</param>
    public XElement Draw(string kind, string sentence, IReadOnlyList<double> values, Func<int, string> label, Func<double, string> format)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(label);
        ArgumentNullException.ThrowIfNull(format);
        var scale = new LinearScale(0, values.Max(), height - Below, Above, MaxTicks);
        var step = (width - Left) / values.Count;
        var elements = new List<object?>();
        foreach (var tick in scale.Ticks)
        {
            elements.Add(Svg.Line("grid", Left, scale[tick], width, scale[tick]));
            elements.Add(Svg.Text("tick", Left / 2, scale[tick] + 4, format(tick)));
        }

        // Labels never meet: only so many stand as have room.
        var every = (int)Math.Ceiling(LabelWidth / step);
        for (var column = 0; column < values.Count; column++)
        {
            var x = Left + (column * step);
            elements.Add(Svg.Box("column", x + (step * 0.1), scale[values[column]], step * 0.8, scale[0] - scale[values[column]], $"{label(column)}: {format(values[column])}"));
            if (column % every == 0)
                elements.Add(Svg.Text("tick", x + (step / 2), height - 5, label(column)));
        }

        return Svg.Picture(width, height, sentence, kind, [.. elements]);
    }
}
