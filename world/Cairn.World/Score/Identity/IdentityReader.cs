using System.Text.Json;
using Cairn.World.Reading;

namespace Cairn.World.Score.Identity;

/// <summary>Reads clusters of identifiers of any size, an identifier at a time.</summary>
internal sealed class IdentityReader(IdentityScorer scorer)
{
    /// <summary>Reads the section <c>identity</c>: a list of clusters.</summary>
    public void ReadList(JsonFeed feed)
    {
        feed.Expect(JsonTokenType.StartArray, "'identity'");
        while (feed.Read() && feed.Token != JsonTokenType.EndArray)
        {
            if (feed.Token != JsonTokenType.StartObject)
                throw feed.Wrong("'identity' must be a list of {\"person\":...,\"identifiers\":[...]}.");
            var hasIdentifiers = false;
            while (feed.Read() && feed.Token == JsonTokenType.PropertyName)
            {
                if (feed.Text != "identifiers")
                {
                    feed.Skip();
                    continue;
                }

                if (hasIdentifiers)
                    throw feed.Wrong("a cluster has 'identifiers' twice.");
                hasIdentifiers = true;
                ReadCluster(feed);
            }

            if (!hasIdentifiers)
                throw feed.Wrong("a cluster has no 'identifiers'.");
        }
    }

    /// <summary>Reads the list <c>identifiers</c> of one cluster.</summary>
    public void ReadCluster(JsonFeed feed)
    {
        feed.Expect(JsonTokenType.StartArray, "'identifiers'");
        scorer.Begin();
        foreach (var fields in feed.Objects("identifiers"))
        {
            var (type, id) = (fields.Text("type"), fields.Text("id"));
            if (!scorer.Add(type, id))
                throw fields.Wrong("", $"is the {type} '{id}', which stands in an earlier cluster too; clusters may not overlap.");
        }

        scorer.End();
    }
}
