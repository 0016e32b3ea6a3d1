using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Webhooks;

/// <summary>
/// Twilio's callbacks, one form a request. What became of a message that was sent is its status and nobody's act; a message
/// that a customer sent is a reply. Its text is not kept.
/// </summary>
/// <remarks>Source: Twilio, "Track the message status of outbound messages" and "Twilio's request to your webhook URL".</remarks>
internal sealed class TwilioFormat : WireFormat
{
    public override void Split(ClientRequest request, ReadOnlySpan<byte> body, CallSpans calls) => calls.AddWhole(body);

    public override void Read(ReadOnlySpan<byte> body, CallSpan span, ClientRequest request, Call call)
    {
        var status = FormBody.Field(body, "SmsStatus"u8);
        if (status.Length == 0)
            status = FormBody.Field(body, "MessageStatus"u8);
        var id = FormBody.Field(body, "MessageSid"u8);
        if (status.Length == 0 || id.Length == 0)
            throw new CallException("body_unreadable", "MessageStatus", "the form has no MessageSid or no MessageStatus, as Twilio's callbacks do.");
        var e = call.Event;
        if (status != "received")
        {
            // It has a name and an id all the same, so that callbacks that come twice are counted.
            (e.Name, e.MessageId, e.OccurredAt) = ($"SMS {char.ToUpperInvariant(status[0])}{status[1..]}", $"{id}/{status}", request.ReceivedAt);
            call.SuppressedReason = SuppressionReasons.SmsStatus;
            return;
        }
        (e.Name, e.MessageId, e.OccurredAt) = ("SMS Replied", id, request.ReceivedAt);
        e.Platform = Platforms.Server;
        if (PersonalHash.OfPhone(NumberOf(FormBody.Field(body, "From"u8))) is { } number)
            e.Identifiers = [new Identifier("phone_sha256", number)];
    }

    /// <summary>The number of a sender on another channel than text messages: <c>whatsapp:+491701234567</c>.</summary>
    private static string NumberOf(string sender) => sender[(sender.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
}
