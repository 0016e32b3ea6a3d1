using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cairn.Model;

namespace Cairn.Yaml.Shapes;

/// <summary>A span of time as a whole number and a unit: <c>30m</c>, <c>12h</c>, <c>30d</c>, <c>4w</c>.</summary>
public sealed partial class DurationShape : Shape
{
    /// <summary>The shortest allowed.</summary>
    public required TimeSpan Minimum { get; init; }

    /// <summary>The longest allowed.</summary>
    public required TimeSpan Maximum { get; init; }

    /// <inheritdoc/>
    public override string Expects =>
        $"a whole number with s, m, h, d or w, from {Write(Minimum)} to {Write(Maximum)}, as 30m or 30d";

    /// <summary>The span that <paramref name="text"/> says; null when it says none.</summary>
    public static TimeSpan? Read(string text) => Form().IsMatch(text) ? DurationText.Read(text) : null;

    /// <summary>The span as <see cref="Read"/> takes it, in the largest unit that leaves no rest.</summary>
    public static string Write(TimeSpan span) => span switch
    {
        _ when span.Ticks % TimeSpan.TicksPerDay == 0 => $"{span.Ticks / TimeSpan.TicksPerDay}d",
        _ when span.Ticks % TimeSpan.TicksPerHour == 0 => $"{span.Ticks / TimeSpan.TicksPerHour}h",
        _ when span.Ticks % TimeSpan.TicksPerMinute == 0 => $"{span.Ticks / TimeSpan.TicksPerMinute}m",
        _ => $"{span.Ticks / TimeSpan.TicksPerSecond}s",
    };

    /// <inheritdoc/>
    public override bool Fits(YamlNode node) => node.Kind == YamlKind.Text;

    /// <inheritdoc/>
    public override void Check(YamlNode node, string path, MistakeList mistakes)
    {
        var span = Fits(node) ? Read(node.Text) : null;
        if (span is null || span < Minimum || span > Maximum)
            Reject(node, path, mistakes);
    }

    /// <inheritdoc/>
    protected override JsonObject Body() => new() { ["type"] = "string", ["pattern"] = "^[1-9][0-9]{0,7}[smhdw]$" };

    [GeneratedRegex(@"\A[1-9][0-9]{0,7}[smhdw]\z")]
    private static partial Regex Form();
}
