using System.Text.Json;
using Cairn.World.Reading;

namespace Cairn.World.Score.Assurance;

/// <summary>What a report says about what is missing, and why.</summary>
/// <param name="Capture">The capture rates; null when it has none.</param>
/// <param name="Findings">The findings; null when it has none. An empty list says that nothing is wrong.</param>
internal sealed record AssuranceReport(IReadOnlyList<CaptureCell>? Capture, IReadOnlyList<Finding>? Findings)
{
    private const double UsualLevel = 0.95;
    private const int MaxCells = 1_000_000;
    private const int MaxFindings = 20_000;

    /// <summary>Reads the section <c>assurance</c>.</summary>
    public static AssuranceReport Read(JsonFeed feed)
    {
        feed.Expect(JsonTokenType.StartObject, "'assurance'");
        var report = new AssuranceReport(null, null);
        while (feed.Read() && feed.Token == JsonTokenType.PropertyName)
        {
            switch (feed.Text)
            {
                case "capture":
                    report = report with { Capture = List(feed, "capture", MaxCells, Cell) };
                    break;
                case "findings":
                    report = report with { Findings = List(feed, "findings", MaxFindings, ReadFinding) };
                    break;
                default:
                    feed.Skip();
                    break;
            }
        }

        return report is { Capture: null, Findings: null } ? throw feed.Wrong("'assurance' has neither 'capture' nor 'findings'.")
            : report;
    }

    private static List<T> List<T>(JsonFeed feed, string name, int most, Func<JsonFields, T> read)
    {
        feed.Expect(JsonTokenType.StartArray, $"'{name}'");
        var rows = new List<T>();
        foreach (var fields in feed.Objects(name))
        {
            if (rows.Count == most)
                throw feed.Wrong($"'{name}' has more than {most} rows.");
            rows.Add(read(fields));
        }

        return rows;
    }

    private static CaptureCell Cell(JsonFields fields)
    {
        var dimension = fields.OptionalText("dimension") ?? CaptureScorer.Everything;
        var (low, high) = (fields.OptionalNumber("low"), fields.OptionalNumber("high"));
        if (low is null != high is null)
            throw fields.Wrong("", "has one end of an interval; give both 'low' and 'high', or neither.");
        if (low > high)
            throw fields.Wrong("low", "is above 'high'.");
        var level = fields.OptionalNumber("level") ?? UsualLevel;
        if (level is <= 0 or >= 1)
            throw fields.Wrong("level", "must lie between 0 and 1, as 0.95.");
        return new CaptureCell(
            fields.Text("event"),
            dimension,
            dimension == CaptureScorer.Everything ? "" : fields.Text("value"),
            fields.Number("rate"), low, high, level);
    }

    private static Finding ReadFinding(JsonFields fields)
    {
        var finding = new Finding(
            fields.OptionalText("cause") ?? "", fields.Time("start"), fields.OptionalTime("end"), fields.OptionalText("event"),
            fields.OptionalText("dimension"), fields.OptionalText("value"));
        return finding.End < finding.Start ? throw fields.Wrong("end", "lies before 'start'.") : finding;
    }
}
