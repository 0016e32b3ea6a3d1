using System.Text;
using System.Text.Json;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.MeasurementProtocol;

/// <summary>What a body says for all its events, used again for the next body.</summary>
/// <remarks>Source: GA4, "Measurement Protocol reference", JSON post body; consent as in consent mode (GRANTED, DENIED).</remarks>
internal sealed class GoogleEnvelope
{
    private static readonly ConsentSignals[] Consents = [.. AllConsents()];

    private string _system = "";
    private bool? _adUserData, _adPersonalization;

    /// <summary>The browser's or the app's id.</summary>
    public string ClientId { get; private set; } = "";

    public string UserId { get; private set; } = "";

    /// <summary>Unix milliseconds.</summary>
    public long? HappenedAt { get; private set; }

    /// <summary>The categories ad_user_data and ad_personalization, as far as the body says.</summary>
    public ConsentSignals Consent => Consents[IndexOf(_adUserData) * 3 + IndexOf(_adPersonalization)];

    public void Read(ReadOnlySpan<byte> body, CallSpans calls)
    {
        ClientId = UserId = _system = "";
        (HappenedAt, _adUserData, _adPersonalization) = (null, null, null);
        var json = new Utf8JsonReader(body, WireJson.Body);
        WireJson.EnterObject(ref json, "the body");
        var hasCalls = false;
        while (WireJson.NextMember(ref json))
        {
            if (json.ValueTextEquals("events"u8))
            {
                json.Read();
                calls.ReadList(ref json, body, "events");
                hasCalls = true;
            }
            else
                ReadMember(ref json);
        }
        json.Read();
        if (!hasCalls)
            throw new CallException("body_unreadable", "events", "the body has no 'events'. Send {\"client_id\": id, \"events\": [{\"name\": name}]}.");
    }

    /// <summary>By the device's system where the body names it, by the sender otherwise.</summary>
    public string PlatformOf(ClientRequest request) =>
        Platforms.OfSystem(Encoding.UTF8.GetBytes(_system)) is { Length: > 0 } system ? system : Platforms.OfAgent(Encoding.UTF8.GetBytes(request.UserAgent));

    /// <summary>A time in microseconds, a number or its digits in a text, as Unix milliseconds. The reader stands on it.</summary>
    public static long? Time(ref Utf8JsonReader json)
    {
        var text = WireJson.Text(ref json, "timestamp_micros");
        if (text.Length == 0)
            return null;
        if (long.TryParse(text, out var micros) && Math.Abs(micros / 1000) < (long)1e15)
            return micros / 1000;
        throw new CallException("time_unreadable", "timestamp_micros",
            $"'timestamp_micros' is '{(text.Length > 60 ? text[..60] : text)}'. Send microseconds since 1970.");
    }

    private void ReadMember(ref Utf8JsonReader json)
    {
        var (isClient, isUser) = (json.ValueTextEquals("client_id"u8) || json.ValueTextEquals("app_instance_id"u8), json.ValueTextEquals("user_id"u8));
        var (isTime, isConsent, isDevice) = (json.ValueTextEquals("timestamp_micros"u8), json.ValueTextEquals("consent"u8), json.ValueTextEquals("device"u8));
        json.Read();
        if (isClient)
            ClientId = WireJson.Text(ref json, "client_id");
        else if (isUser)
            UserId = WireJson.Text(ref json, "user_id");
        else if (isTime)
            HappenedAt = Time(ref json);
        else if (isConsent)
            ReadConsent(ref json);
        else if (isDevice)
            ReadDevice(ref json);
        else
            json.Skip();
    }

    private void ReadConsent(ref Utf8JsonReader json)
    {
        if (!WireJson.IsObject(ref json))
            return;
        while (WireJson.NextMember(ref json))
        {
            var (isData, isPersonalization) = (json.ValueTextEquals("ad_user_data"u8), json.ValueTextEquals("ad_personalization"u8));
            json.Read();
            bool? allowed = json.TokenType != JsonTokenType.String ? null : json.ValueTextEquals("GRANTED"u8) ? true : json.ValueTextEquals("DENIED"u8) ? false : null;
            if (isData)
                _adUserData = allowed;
            else if (isPersonalization)
                _adPersonalization = allowed;
            json.Skip();
        }
    }

    private void ReadDevice(ref Utf8JsonReader json)
    {
        if (!WireJson.IsObject(ref json))
            return;
        while (WireJson.NextMember(ref json))
        {
            var isSystem = json.ValueTextEquals("operating_system"u8);
            json.Read();
            if (isSystem)
                _system = WireJson.TextIfAny(ref json);
            else
                json.Skip();
        }
    }

    private static int IndexOf(bool? allowed) => allowed switch { null => 0, true => 1, false => 2 };

    /// <summary>There are nine, so that no event makes its own.</summary>
    private static IEnumerable<ConsentSignals> AllConsents()
    {
        bool?[] answers = [null, true, false];
        foreach (var data in answers)
            foreach (var personalization in answers)
            {
                var categories = new Dictionary<string, bool>(StringComparer.Ordinal);
                if (data is { } dataAllowed)
                    categories["ad_user_data"] = dataAllowed;
                if (personalization is { } personalizationAllowed)
                    categories["ad_personalization"] = personalizationAllowed;
                yield return categories.Count == 0 ? ConsentSignals.None : new ConsentSignals(categories, GlobalPrivacyControl: false);
            }
    }
}
