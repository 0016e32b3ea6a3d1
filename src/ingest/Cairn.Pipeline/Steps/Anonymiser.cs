using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cairn.Model;
using Cairn.Model.Channels;
using Cairn.Plan;

namespace Cairn.Pipeline.Steps;

/// <summary>
/// Takes off an event what tells whose it is: identifiers, the network, the click id, the queries of its URLs wherever they stand, and every
/// property that the plan does not name for it or marks as personal. What is left belongs to its session, under an anonymous_id made of
/// it. Not thread-safe.
/// </summary>
internal sealed class Anonymiser
{
    private static readonly JsonWriterOptions Layout = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FrozenDictionary<string, FrozenSet<string>> _harmless;
    private readonly ArrayBufferWriter<byte> _json = new();

    public Anonymiser(TrackingPlan plan) => _harmless = plan.Events.Values.ToFrozenDictionary(
        planned => planned.Name,
        planned => planned.Properties.Values.Where(property => property.Pii.Length == 0).Select(property => property.Name).ToFrozenSet(StringComparer.Ordinal),
        StringComparer.Ordinal);

    /// <summary>Anonymises an event that keeps the plan.</summary>
    /// <returns>False when it names no session, and so would belong to nobody; it is unchanged then.</returns>
    public bool TryApply(Event e)
    {
        var session = e.SessionId.Trim();
        if (session.Length == 0 || PlaceholderIds.Contains(session))
            return false;
        (e.UserId, e.AnonymousId, e.Identifiers) = ("", $"session:{e.Source}:{session}", []);
        e.Network = 0;
        // What the queries say of the campaign is read before they go.
        var traffic = UtmParameters.Fill(e.Traffic);
        e.Traffic = traffic with { ClickId = "", PageUrl = BareUrl.OfUrl(traffic.PageUrl), Referrer = BareUrl.OfUrl(traffic.Referrer) };
        e.Properties = Harmless(e);
        return true;
    }

    private string Harmless(Event e)
    {
        var harmless = _harmless.GetValueOrDefault(e.Name, []);
        _json.ResetWrittenCount();
        using var said = JsonDocument.Parse(e.Properties);
        using var kept = new Utf8JsonWriter(_json, Layout);
        kept.WriteStartObject();
        foreach (var property in said.RootElement.EnumerateObject())
        {
            if (!harmless.Contains(property.Name))
                continue;
            kept.WritePropertyName(property.Name);
            Write(kept, property.Value);
        }
        kept.WriteEndObject();
        kept.Flush();
        return Encoding.UTF8.GetString(_json.WrittenSpan);
    }

    /// <summary>Writes a value of any depth; the decoder bounds how deep that is.</summary>
    private static void Write(Utf8JsonWriter kept, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                kept.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    kept.WritePropertyName(BareUrl.Of(member.Name));
                    Write(kept, member.Value);
                }
                kept.WriteEndObject();
                break;
            case JsonValueKind.Array:
                kept.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                    Write(kept, item);
                kept.WriteEndArray();
                break;
            case JsonValueKind.String:
                kept.WriteStringValue(BareUrl.Of(value.GetString()!));
                break;
            default:
                value.WriteTo(kept);
                break;
        }
    }
}
