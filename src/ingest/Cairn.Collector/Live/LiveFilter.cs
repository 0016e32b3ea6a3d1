using Cairn.Pipeline.Tracing;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Live;

/// <summary>Which traces somebody wants to see; what is empty does not matter.</summary>
public sealed record LiveFilter
{
    /// <summary>The sender.</summary>
    public string Source { get; init; } = "";

    /// <summary>The event, by the plan's name or as it was sent; case does not matter.</summary>
    public string Event { get; init; } = "";

    /// <summary>A login, an anonymous id, or the value of any other identifier.</summary>
    public string Person { get; init; } = "";

    /// <summary>The sender's id of the message.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>The header Cairn-Test-Id, or the test id of a key for trying out.</summary>
    public string TestId { get; init; } = "";

    /// <summary>The filter that a request's query says.</summary>
    public static LiveFilter From(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new LiveFilter
        {
            Source = query["source"].ToString(),
            Event = query["event"].ToString(),
            Person = query["person"].ToString(),
            MessageId = query["message_id"].ToString(),
            TestId = query["test_id"].ToString(),
        };
    }

    /// <summary>The same as a query, with its question mark; empty when it takes everything.</summary>
    public string ToQuery()
    {
        var fields = new (string Name, string Value)[]
        {
            ("source", Source), ("event", Event), ("person", Person), ("message_id", MessageId), ("test_id", TestId),
        };
        var text = string.Join('&', fields.Where(static field => field.Value.Length > 0).Select(static field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        return text.Length > 0 ? "?" + text : "";
    }

    /// <summary>Whether it takes a trace.</summary>
    public bool Takes(EventTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return Fits(Source, trace.Source) && Fits(MessageId, trace.MessageId) && Fits(TestId, trace.TestId)
            && (Event.Length == 0 || Event.Equals(trace.Event, StringComparison.OrdinalIgnoreCase) || Event.Equals(trace.SentAs, StringComparison.OrdinalIgnoreCase))
            && (Person.Length == 0 || Person == trace.UserId || Person == trace.AnonymousId || trace.Identifiers.Any(id => id.Value == Person));
    }

    private static bool Fits(string wanted, string value) => wanted.Length == 0 || wanted == value;
}
