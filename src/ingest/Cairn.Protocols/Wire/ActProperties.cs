using System.Text.Json;
using Cairn.Model;

namespace Cairn.Protocols.Wire;

/// <summary>What an event has a column for, found among a call's properties; used again for every call.</summary>
/// <remarks>
/// Source: Segment's spec, "track: properties" (value, revenue, currency) and e-commerce V2 (order_id, total); the page's
/// <c>url</c> and <c>referrer</c> as in the page call.
/// </remarks>
internal sealed class ActProperties
{
    private decimal? _value, _revenue, _total;
    private string _currency = "", _orderId = "";

    public string Url { get; private set; } = "";

    public string Referrer { get; private set; } = "";

    public void Clear()
    {
        (_value, _revenue, _total) = (null, null, null);
        _currency = _orderId = Url = Referrer = "";
    }

    /// <summary>Takes the member whose name the reader stands on, if it is one of these.</summary>
    /// <returns>Whether it was; the reader then stands on the value's end.</returns>
    public bool Read(ref Utf8JsonReader json, TextPool names)
    {
        if (json.ValueTextEquals("value"u8))
            _value = Money(ref json);
        else if (json.ValueTextEquals("revenue"u8))
            _revenue = Money(ref json);
        else if (json.ValueTextEquals("total"u8))
            _total = Money(ref json);
        else if (json.ValueTextEquals("currency"u8))
        {
            json.Read();
            _currency = names.Text(ref json);
        }
        else if (json.ValueTextEquals("order_id"u8))
            _orderId = Text(ref json);
        else if (json.ValueTextEquals("url"u8))
            Url = Text(ref json);
        else if (json.ValueTextEquals("referrer"u8))
            Referrer = Text(ref json);
        else
            return false;
        return true;
    }

    /// <summary>Gives an event its money and its order.</summary>
    public void Fill(Event e)
    {
        e.Value = _value ?? _revenue ?? _total;
        e.Currency = e.Value is null ? "" : _currency;
        e.OrderId = _orderId;
    }

    private static decimal? Money(ref Utf8JsonReader json)
    {
        json.Read();
        return WireMoney.Read(ref json);
    }

    private static string Text(ref Utf8JsonReader json)
    {
        json.Read();
        return WireJson.TextIfAny(ref json);
    }
}
