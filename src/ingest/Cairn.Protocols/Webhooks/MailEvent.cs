using System.Text;
using System.Text.Json;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Webhooks;

/// <summary>What SendGrid says of one mail, used again for the next.</summary>
internal sealed class MailEvent
{
    /// <summary>The parts that become columns or ids, and those that tell of a person: address, host, the mail server's words.</summary>
    private static readonly HashSet<string> NoProperties = new(StringComparer.Ordinal)
    {
        "email", "timestamp", "event", "smtp-id", "sg_event_id", "sg_message_id", "url", "customer_id", "ip", "reason", "response",
        "email_id", "link_url",
    };

    private readonly List<(string Name, byte[] Value)> _rest = [];

    public string Event { get; private set; } = "";

    public string Address { get; private set; } = "";

    public string Customer { get; private set; } = "";

    public string Message { get; private set; } = "";

    /// <summary>Where the link leads; empty when the address stands in it.</summary>
    public string Link { get; private set; } = "";

    /// <summary>What tells clicks on several links of one mail apart.</summary>
    public string LinkKey { get; private set; } = "";

    /// <summary>The program that opened or clicked, as SendGrid says.</summary>
    public string Agent { get; private set; } = "";

    /// <summary>The first category that the sender gave the mail.</summary>
    public string Category { get; private set; } = "";

    public long? HappenedAt { get; private set; }

    public void Read(ReadOnlySpan<byte> utf8)
    {
        Event = Address = Customer = Message = Link = LinkKey = Category = Agent = "";
        HappenedAt = null;
        _rest.Clear();
        var json = new Utf8JsonReader(utf8, WireJson.Call);
        WireJson.EnterObject(ref json, "the mail's event");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            ReadMember(ref json, utf8);
        LinkKey = Link.Length == 0 ? "" : PersonalHash.Of(Link)[..16];
        if (HoldsAddress(Link))
            Link = "";
    }

    /// <summary>The properties, in the words of Segment's email spec where it has them, without whatever holds the address.</summary>
    public string Properties()
    {
        using var properties = new PropertyText();
        properties.Add("email_id"u8, Message);
        properties.Add("link_url"u8, Link);
        foreach (var (name, value) in _rest)
            if (!HoldsAddress(Encoding.UTF8.GetString(value)))
                properties.AddRaw(name, value);
        return properties.End();
    }

    private void ReadMember(ref Utf8JsonReader json, ReadOnlySpan<byte> utf8)
    {
        var name = json.GetString()!;
        json.Read();
        switch (name)
        {
            case "event": Event = WireJson.Text(ref json, name); break;
            case "email": Address = WireJson.Text(ref json, name); break;
            case "customer_id": Customer = WireJson.Text(ref json, name); break;
            case "sg_message_id": Message = WireJson.Text(ref json, name); break;
            case "url": Link = WireJson.Text(ref json, name); break;
            case "timestamp": HappenedAt = WireJson.Time(ref json, name); break;
            case "useragent":
                Agent = json.TokenType == JsonTokenType.String ? json.GetString()! : "";
                _rest.Add((name, WireJson.Raw(ref json, utf8).ToArray()));
                break;
            case "category":
                Category = FirstCategory(json);
                _rest.Add((name, WireJson.Raw(ref json, utf8).ToArray()));
                break;
            default:
                var value = WireJson.Raw(ref json, utf8);
                if (!NoProperties.Contains(name))
                    _rest.Add((name, value.ToArray()));
                break;
        }
    }

    /// <summary>A category is a text or a list of them. Takes a copy of the reader, so nothing is consumed.</summary>
    private static string FirstCategory(Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.StartArray)
            json.Read();
        return json.TokenType == JsonTokenType.String ? json.GetString()! : "";
    }

    private bool HoldsAddress(string text)
    {
        var address = Address.Trim();
        return address.Length > 0 && (text.Contains(address, StringComparison.OrdinalIgnoreCase)
            || text.Contains(address.Replace("@", "%40", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
    }
}
