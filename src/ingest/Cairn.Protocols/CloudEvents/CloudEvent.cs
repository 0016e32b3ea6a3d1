using System.Buffers;
using System.Text;
using System.Text.Json;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.CloudEvents;

/// <summary>What one event says, used again for the next.</summary>
internal sealed class CloudEvent
{
    private readonly TextPool _names = new();
    private readonly ArrayBufferWriter<byte> _decoded = new();

    public CloudEvent() => Data = new CloudEventData(_names);

    public string Type { get; private set; } = "";

    public string Id { get; private set; } = "";

    public string Source { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Version { get; private set; } = "";

    /// <summary>Unix milliseconds; null when the event does not say.</summary>
    public long? HappenedAt { get; private set; }

    public CloudEventData Data { get; }

    /// <summary>Reads an event whose attributes are headers and whose data are the body.</summary>
    public void ReadHeaders(string headers, ReadOnlySpan<byte> body)
    {
        Clear();
        Type = CloudEventHeaders.Attribute(headers, "ce-type");
        Id = CloudEventHeaders.Attribute(headers, "ce-id");
        Source = CloudEventHeaders.Attribute(headers, "ce-source");
        Subject = CloudEventHeaders.Attribute(headers, "ce-subject");
        Version = CloudEventHeaders.Attribute(headers, "ce-specversion");
        var time = CloudEventHeaders.Attribute(headers, "ce-time");
        if (time.Length > 0)
            HappenedAt = IsoTime.TryParse(Encoding.UTF8.GetBytes(time), out var milliseconds, out _) ? milliseconds
                : throw new CallException("time_unreadable", "ce-time", "'ce-time' is no time. Send an ISO 8601 time such as 2026-03-01T12:00:00.000Z.");
        Data.Read(body);
    }

    /// <summary>Reads an event that is JSON as a whole.</summary>
    public void Read(ReadOnlySpan<byte> utf8)
    {
        Clear();
        var json = new Utf8JsonReader(utf8, WireJson.Call);
        WireJson.EnterObject(ref json, "the event");
        while (WireJson.NextMember(ref json))
            if (!ReadAttribute(ref json) && !ReadData(ref json, utf8))
                json.Skip();
        json.Read();
    }

    private void Clear()
    {
        Type = Id = Source = Subject = Version = "";
        HappenedAt = null;
        Data.Clear();
    }

    private bool ReadAttribute(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("type"u8))
        {
            json.Read();
            Type = _names.Text(ref json);
        }
        else if (json.ValueTextEquals("id"u8))
            Id = Text(ref json, "id");
        else if (json.ValueTextEquals("source"u8))
            Source = Text(ref json, "source");
        else if (json.ValueTextEquals("subject"u8))
            Subject = Text(ref json, "subject");
        else if (json.ValueTextEquals("specversion"u8))
            Version = Text(ref json, "specversion");
        else if (json.ValueTextEquals("time"u8))
        {
            json.Read();
            HappenedAt = WireJson.Time(ref json, "time");
        }
        else
            return false;
        return true;
    }

    private bool ReadData(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        if (json.ValueTextEquals("data"u8))
        {
            json.Read();
            Data.Read(WireJson.Raw(ref json, utf8));
            return true;
        }
        if (!json.ValueTextEquals("data_base64"u8))
            return false;
        _decoded.ResetWrittenCount();
        if (!Base64Text.TryDecode(Text(ref json, "data_base64"), _decoded))
            throw new CallException("wrong_type", "data_base64", "'data_base64' is no base64.");
        Data.Read(_decoded.WrittenSpan);
        return true;
    }

    private static string Text(ref Utf8JsonReader json, string field)
    {
        json.Read();
        return WireJson.Text(ref json, field);
    }
}
