using System.Text.Json;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.MeasurementProtocol;

/// <summary>What one event says, used again for the next.</summary>
internal sealed class GoogleCall
{
    private readonly TextPool _names = new();

    public GoogleCall() => Parameters = new GoogleParameters(_names);

    public string Name { get; private set; } = "";

    /// <summary>Unix milliseconds; null when the event does not say.</summary>
    public long? HappenedAt { get; private set; }

    public GoogleParameters Parameters { get; }

    public void Read(ReadOnlySpan<byte> utf8)
    {
        Name = "";
        HappenedAt = null;
        Parameters.Clear();
        var json = new Utf8JsonReader(utf8, WireJson.Call);
        WireJson.EnterObject(ref json, "the event");
        while (WireJson.NextMember(ref json))
        {
            var (isName, isTime, isParameters) = (json.ValueTextEquals("name"u8), json.ValueTextEquals("timestamp_micros"u8), json.ValueTextEquals("params"u8));
            json.Read();
            if (isName)
                Name = _names.Text(ref json);
            else if (isTime)
                HappenedAt = GoogleEnvelope.Time(ref json);
            else if (isParameters)
                Parameters.Read(ref json, utf8);
            else
                json.Skip();
        }
    }
}
