using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Cairn.World.Text;
using Cairn.World.Wire.Texts;

namespace Cairn.World.Wire.Bodies;

/// <summary>The SMS provider's status callback in Twilio's shape: a form, signed over the address and the sorted fields.</summary>
internal sealed class SmsRequest(CallParts parts) : IRequestText
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(Senders.SmsToken);
    private readonly string _url = Senders.SmsUrl(parts.Texts.World.Scenario.Host);

    public void Add(Utf8Text text, ReadOnlySpan<Signal> calls)
    {
        ref readonly var signal = ref calls[0];
        var id = MessageIds.Of(signal, parts.Texts.World.Ids);
        var status = WireTexts.Has(signal, SignalMarks.Rejected) ? "undelivered" : parts.EventOf(signal).SmsStatus;
        var to = parts.Texts.World.Ids.Phone(signal.Person);
        var signed = $"{_url}From{Senders.SmsFrom}MessageSid{id}MessageStatus{status}To{to}";

        text.Add(",\"method\":\"POST\",\"path\":\""u8).Add(Senders.SmsPath);
        text.Add("\",\"headers\":{\"Content-Type\":\"application/x-www-form-urlencoded; charset=UTF-8\",\"X-Twilio-Signature\":\""u8);
        text.Add(Signature(signed)).Add("\"},\"body\":\"MessageSid="u8).Add(id);
        text.Add("&MessageStatus="u8).Add(status);
        text.Add("&To=%2B"u8).Add(to[1..]).Add("&From=%2B"u8).Add(Senders.SmsFrom[1..]).Add("\""u8);
    }

    [SuppressMessage("Security", "CA5350", Justification = "HMAC-SHA1 is what Twilio signs with.")]
    private string Signature(string signed) => Convert.ToBase64String(HMACSHA1.HashData(_key, Encoding.UTF8.GetBytes(signed)));
}
