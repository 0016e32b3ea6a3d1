using System.Text.Json;
using Cairn.World.Reading;

namespace Cairn.World.Score.Attribution;

/// <summary>What a report says about attribution.</summary>
/// <param name="By">The kind of its keys; null when it does not say.</param>
/// <param name="Conversion">The conversion that it shares out; null when it does not say.</param>
/// <param name="Credits">Its rows.</param>
internal sealed record AttributionReport(string? By, string? Conversion, IReadOnlyList<CreditRow> Credits)
{
    private const int MaxRows = 1_000_000;

    /// <summary>Reads the section <c>attribution</c>: an object, or the list of credits alone.</summary>
    public static AttributionReport Read(JsonFeed feed)
    {
        feed.Read();
        if (feed.Token == JsonTokenType.StartArray)
            return ReadCredits(feed);
        if (feed.Token != JsonTokenType.StartObject)
            throw feed.Wrong("'attribution' must be an object with 'credits', or a list of credits.");
        string? by = null, conversion = null;
        AttributionReport? report = null;
        while (feed.Read() && feed.Token == JsonTokenType.PropertyName)
        {
            switch (feed.Text)
            {
                case "by":
                    by = Text(feed, "by");
                    break;
                case "conversion":
                    conversion = Text(feed, "conversion");
                    break;
                case "credits":
                    feed.Expect(JsonTokenType.StartArray, "'credits'");
                    report = ReadCredits(feed);
                    break;
                default:
                    feed.Skip();
                    break;
            }
        }

        return report is null ? throw feed.Wrong("'attribution' has no 'credits'.") : report with { By = by, Conversion = conversion };
    }

    /// <summary>Reads a list of credits whose opening bracket was read.</summary>
    public static AttributionReport ReadCredits(JsonFeed feed)
    {
        var rows = new List<CreditRow>();
        var seen = new HashSet<(string Model, string Key)>();
        foreach (var fields in feed.Objects("credits"))
        {
            if (rows.Count == MaxRows)
                throw feed.Wrong($"there are more than {MaxRows} credits.");
            var row = new CreditRow(
                fields.Text("model"), fields.Text("key"), fields.Number("conversions"), fields.OptionalNumber("value") ?? 0);
            if (!seen.Add((row.Model, row.Key)))
                throw fields.Wrong("", $"is a second row of '{row.Key}' by the model '{row.Model}'.");
            rows.Add(row);
        }

        return rows.Count == 0 ? throw feed.Wrong("the list of credits is empty.") : new AttributionReport(null, null, rows);
    }

    private static string? Text(JsonFeed feed, string name)
    {
        feed.Read();
        return feed.Token switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => feed.Text,
            _ => throw feed.Wrong($"'{name}' must be a text."),
        };
    }
}
