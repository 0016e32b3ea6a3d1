using System.Text.Json;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Segment;

/// <summary>Reads what a context says of consent; nothing is allocated where it says nothing. At most 100 categories count.</summary>
/// <remarks>
/// Source: Segment's spec, "consent in the context object" (<c>consent.categoryPreferences</c>); RudderStack's
/// <c>consentManagement</c> lists the allowed and the denied categories.
/// </remarks>
internal sealed class ConsentReader(TextPool names)
{
    private const int MaxCategories = 100;

    private static readonly Dictionary<string, bool> Nothing = [];

    /// <summary>Reads the value of <c>consent</c>, on which the reader stands.</summary>
    public ConsentSignals ReadSegments(ref Utf8JsonReader json)
    {
        var categories = Nothing;
        if (!WireJson.IsObject(ref json))
            return ConsentSignals.None;
        while (WireJson.NextMember(ref json))
        {
            var isIt = json.ValueTextEquals("categoryPreferences"u8);
            json.Read();
            if (isIt && json.TokenType == JsonTokenType.StartObject)
                categories = Preferences(ref json);
            else
                json.Skip();
        }
        return Signals(categories);
    }

    /// <summary>Reads the value of <c>consentManagement</c>, on which the reader stands.</summary>
    public ConsentSignals ReadRudderStacks(ref Utf8JsonReader json)
    {
        var categories = Nothing;
        if (!WireJson.IsObject(ref json))
            return ConsentSignals.None;
        while (WireJson.NextMember(ref json))
        {
            var (isAllowed, isDenied) = (json.ValueTextEquals("allowedConsentIds"u8), json.ValueTextEquals("deniedConsentIds"u8));
            json.Read();
            if ((isAllowed || isDenied) && json.TokenType == JsonTokenType.StartArray)
                ReadIds(ref json, isAllowed, ref categories);
            else
                json.Skip();
        }
        return Signals(categories);
    }

    private static ConsentSignals Signals(Dictionary<string, bool> categories) =>
        categories.Count == 0 ? ConsentSignals.None : new ConsentSignals(categories, GlobalPrivacyControl: false);

    private Dictionary<string, bool> Preferences(ref Utf8JsonReader json)
    {
        var categories = new Dictionary<string, bool>(StringComparer.Ordinal);
        while (WireJson.NextMember(ref json))
        {
            var name = names.Text(ref json);
            json.Read();
            if (json.TokenType is JsonTokenType.True or JsonTokenType.False && categories.Count < MaxCategories)
                categories[name] = json.TokenType == JsonTokenType.True;
            else
                json.Skip();
        }
        return categories;
    }

    private void ReadIds(ref Utf8JsonReader json, bool allowed, ref Dictionary<string, bool> categories)
    {
        if (ReferenceEquals(categories, Nothing))
            categories = new Dictionary<string, bool>(StringComparer.Ordinal);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var name = names.Text(ref json);
            // Who is both denied and allowed is denied.
            if (name.Length > 0 && categories.Count < MaxCategories)
                categories[name] = allowed && categories.GetValueOrDefault(name, defaultValue: true);
        }
    }
}
