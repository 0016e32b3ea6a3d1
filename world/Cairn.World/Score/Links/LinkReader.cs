using System.Text.Json;
using Cairn.World.Reading;

namespace Cairn.World.Score.Links;

/// <summary>Reads the section <c>links</c>, a link at a time.</summary>
internal static class LinkReader
{
    /// <summary>Reads the list.</summary>
    public static void Read(JsonFeed feed, LinkScorer scorer)
    {
        feed.Expect(JsonTokenType.StartArray, "'links'");
        foreach (var fields in feed.Objects("links"))
        {
            var probability = fields.Number("probability");
            if (probability is < 0 or > 1)
                throw fields.Wrong("probability", $"is {probability}, which is no probability.");
            scorer.Add(Identifier(fields, "one"), Identifier(fields, "other"), probability);
        }
    }

    private static (string Type, string Id) Identifier(JsonFields fields, string name)
    {
        var text = fields.Text(name);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? (text[..colon], text[(colon + 1)..]) : throw fields.Wrong(name, $"is '{text}'; it must be TYPE:ID, as anonymous_id:4f2.");
    }
}
