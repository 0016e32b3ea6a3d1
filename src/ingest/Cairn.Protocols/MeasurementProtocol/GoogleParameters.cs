using System.Text;
using System.Text.Json;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.MeasurementProtocol;

/// <summary>An event's parameters, kept as they are, and what an event has a column for among them.</summary>
/// <remarks>
/// Source: GA4, "Measurement Protocol: events" (value, currency, transaction_id) and "automatically collected parameters"
/// (page_location, page_referrer, session_id); the campaign's stand in the events <c>campaign_details</c> and <c>firebase_campaign</c>
/// alone, as their names mean other things elsewhere.
/// </remarks>
internal sealed class GoogleParameters(TextPool names)
{
    private string _location = "", _referrer = "", _source = "", _medium = "", _campaign = "", _content = "", _term = "";

    public ActProperties Act { get; } = new();

    /// <summary>All of them as JSON; empty when there are none.</summary>
    public string Json { get; private set; } = "";

    public string SessionId { get; private set; } = "";

    public string TransactionId { get; private set; } = "";

    public string EventId { get; private set; } = "";

    public void Clear()
    {
        Act.Clear();
        Json = SessionId = TransactionId = EventId = "";
        _location = _referrer = _source = _medium = _campaign = _content = _term = "";
    }

    /// <summary>Reads the value of <c>params</c>, on which the reader stands.</summary>
    public void Read(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        Clear();
        if (json.TokenType == JsonTokenType.Null)
            return;
        if (json.TokenType != JsonTokenType.StartObject)
            throw new CallException("wrong_type", "params", "'params' is no JSON object. Send {\"name\": value}.");
        var start = (int)json.TokenStartIndex;
        while (WireJson.NextMember(ref json))
        {
            if (!ReadId(ref json) && !ReadCampaign(ref json) && !Act.Read(ref json, names))
                json.Skip();
        }
        Json = Encoding.UTF8.GetString(utf8[start..(int)json.BytesConsumed]);
    }

    public TrafficSource TrafficOf(string name)
    {
        var traffic = new TrafficSource { PageUrl = _location, Referrer = _referrer };
        return name is not ("campaign_details" or "firebase_campaign") ? traffic
            : traffic with { UtmSource = _source, UtmMedium = _medium, UtmCampaign = _campaign, UtmContent = _content, UtmTerm = _term };
    }

    private bool ReadId(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("session_id"u8))
            SessionId = Text(ref json);
        else if (json.ValueTextEquals("transaction_id"u8))
            TransactionId = Text(ref json);
        else if (json.ValueTextEquals("event_id"u8))
            EventId = Text(ref json);
        else if (json.ValueTextEquals("page_location"u8))
            _location = Text(ref json);
        else if (json.ValueTextEquals("page_referrer"u8))
            _referrer = Text(ref json);
        else
            return false;
        return true;
    }

    private bool ReadCampaign(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("source"u8))
            _source = Name(ref json);
        else if (json.ValueTextEquals("medium"u8))
            _medium = Name(ref json);
        else if (json.ValueTextEquals("campaign"u8))
            _campaign = Name(ref json);
        else if (json.ValueTextEquals("content"u8))
            _content = Name(ref json);
        else if (json.ValueTextEquals("term"u8))
            _term = Name(ref json);
        else
            return false;
        return true;
    }

    private static string Text(ref Utf8JsonReader json)
    {
        json.Read();
        return WireJson.TextIfAny(ref json);
    }

    private string Name(ref Utf8JsonReader json)
    {
        json.Read();
        return names.Text(ref json);
    }
}
