using System.Text.Json;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Segment;

/// <summary>
/// Reads what a call says of its surroundings. None of it may cost the call: what has another form than Segment's spec
/// ("context") is passed over.
/// </summary>
internal sealed class ContextReader(TextPool names)
{
    private readonly ConsentReader _consent = new(names);
    private readonly TextPool _agents = new(maxLength: 256);

    /// <summary>Reads the context that the reader stands on.</summary>
    public void Read(ref Utf8JsonReader json, SegmentCall call)
    {
        if (!WireJson.IsObject(ref json))
            return;
        while (WireJson.NextMember(ref json))
        {
            if (json.ValueTextEquals("page"u8))
                ReadPage(ref json, call);
            else if (json.ValueTextEquals("campaign"u8))
                ReadCampaign(ref json, call);
            else if (json.ValueTextEquals("userAgent"u8))
                ReadAgent(ref json, call);
            else if (json.ValueTextEquals("library"u8))
                call.Library = ReadSign(ref json, "name"u8, Platforms.OfLibrary);
            else if (json.ValueTextEquals("device"u8))
                call.Device = ReadSign(ref json, "type"u8, Platforms.OfDevice);
            else if (json.ValueTextEquals("os"u8))
                call.System = ReadSign(ref json, "name"u8, Platforms.OfSystem);
            else if (json.ValueTextEquals("traits"u8))
            {
                json.Read();
                ReadTraits(ref json, call);
            }
            else if (json.ValueTextEquals("sessionId"u8))
                call.SessionId = Text(ref json);
            else if (json.ValueTextEquals("locale"u8))
                call.Locale = Name(ref json);
            else if (json.ValueTextEquals("timezone"u8))
                call.TimeZone = Name(ref json);
            else if (!ReadConsent(ref json, call))
                json.Skip();
        }
    }

    /// <summary>Reads the traits that the reader stands on: the address, of which only a hash is kept, and nothing else.</summary>
    public static void ReadTraits(ref Utf8JsonReader json, SegmentCall call)
    {
        if (!WireJson.IsObject(ref json))
            return;
        while (WireJson.NextMember(ref json))
        {
            if (json.ValueTextEquals("email"u8))
                call.Email = Text(ref json);
            else
                json.Skip();
        }
    }

    private bool ReadConsent(ref Utf8JsonReader json, SegmentCall call)
    {
        // Most members of a context are neither: one look at the first byte spares them two comparisons.
        if (json.ValueSpan is not [(byte)'c', ..])
            return false;
        var isRudderStacks = json.ValueTextEquals("consentManagement"u8);
        if (!isRudderStacks && !json.ValueTextEquals("consent"u8))
            return false;
        json.Read();
        call.Consent = isRudderStacks ? _consent.ReadRudderStacks(ref json) : _consent.ReadSegments(ref json);
        return true;
    }

    private static void ReadPage(ref Utf8JsonReader json, SegmentCall call)
    {
        json.Read();
        if (!WireJson.IsObject(ref json))
            return;
        while (WireJson.NextMember(ref json))
        {
            if (json.ValueTextEquals("url"u8))
                call.PageUrl = Text(ref json);
            else if (json.ValueTextEquals("referrer"u8))
                call.Referrer = Text(ref json);
            else
                json.Skip();
        }
    }

    private void ReadCampaign(ref Utf8JsonReader json, SegmentCall call)
    {
        json.Read();
        if (!WireJson.IsObject(ref json))
            return;
        while (WireJson.NextMember(ref json))
        {
            if (json.ValueTextEquals("source"u8))
                call.Source = Name(ref json);
            else if (json.ValueTextEquals("medium"u8))
                call.Medium = Name(ref json);
            else if (json.ValueTextEquals("name"u8))
                call.Campaign = Name(ref json);
            else if (json.ValueTextEquals("content"u8))
                call.Content = Name(ref json);
            else if (json.ValueTextEquals("term"u8))
                call.Term = Name(ref json);
            else
                json.Skip();
        }
    }

    private void ReadAgent(ref Utf8JsonReader json, SegmentCall call)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.String)
            (call.Agent, call.UserAgent) = (Platforms.OfAgent(json.ValueSpan), _agents.Text(ref json));
        json.Skip();
    }

    private static string ReadSign(ref Utf8JsonReader json, ReadOnlySpan<byte> member, Func<ReadOnlySpan<byte>, string> platformOf)
    {
        var platform = Platforms.Unknown;
        json.Read();
        if (!WireJson.IsObject(ref json))
            return platform;
        while (WireJson.NextMember(ref json))
        {
            var isIt = json.ValueTextEquals(member);
            json.Read();
            if (isIt && json.TokenType == JsonTokenType.String)
                platform = platformOf(json.ValueSpan);
            json.Skip();
        }
        return platform;
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
