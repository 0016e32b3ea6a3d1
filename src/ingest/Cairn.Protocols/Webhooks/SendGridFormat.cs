using System.Globalization;
using System.Text.Json;
using Cairn.Model;
using Cairn.Model.Channels;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Webhooks;

/// <summary>
/// SendGrid's event webhook: a list of what became of mails. The address is kept as its hash alone. A mail is a session of
/// its own, of the medium email, so that what happens to it neither joins a visit nor begins a direct one.
/// </summary>
/// <remarks>
/// Source: SendGrid, "Event webhook reference". The id that SendGrid gives an event changes when it is delivered again, so
/// the message id is made of what does not.
/// </remarks>
internal sealed class SendGridFormat : WireFormat
{
    private readonly MailEvent _said = new();

    public override void Split(ClientRequest request, ReadOnlySpan<byte> body, CallSpans calls)
    {
        var json = new Utf8JsonReader(body, WireJson.Body);
        json.Read();
        calls.ReadList(ref json, body, "body");
        json.Read();
    }

    public override void Read(ReadOnlySpan<byte> body, CallSpan span, ClientRequest request, Call call)
    {
        _said.Read(span.Of(body));
        if (NameOf(_said.Event) is not { } name)
        {
            call.SuppressedReason = SuppressionReasons.MailStatus;
            return;
        }
        var e = call.Event;
        e.Name = name;
        e.UserId = _said.Customer;
        // Pictures are opened through proxies of the mail's reader, so that the agent of an opening says nothing.
        e.UserAgent = _said.Event == "click" ? _said.Agent : "";
        if (PersonalHash.OfEmail(_said.Address) is { } address)
            e.Identifiers = [new Identifier("email_sha256", address)];
        call.ClientTime = _said.HappenedAt ?? 0;
        e.OccurredAt = _said.HappenedAt ?? request.ReceivedAt;
        if (_said.Message.Length > 0)
        {
            e.SessionId = _said.Message;
            e.MessageId = MessageIdOf(_said);
        }
        e.Platform = Platforms.Server;
        e.Traffic = TrafficOf(_said);
        e.Properties = _said.Properties();
    }

    private static string? NameOf(string kind) => kind switch
    {
        "" => throw new CallException("event_missing", "event", "the mail's event has no 'event'."),
        "delivered" => "Email Delivered",
        "open" => "Email Opened",
        "click" => "Email Link Clicked",
        "bounce" => "Email Bounced",
        "spamreport" => "Email Marked as Spam",
        "unsubscribe" or "group_unsubscribe" => "Unsubscribed",
        "group_resubscribe" => "Resubscribed",
        _ => null,
    };

    private static string MessageIdOf(MailEvent said)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{said.Message}/{said.Event}/{said.HappenedAt}");
        return said.LinkKey.Length == 0 ? id : $"{id}/{said.LinkKey}";
    }

    /// <summary>The link's own campaign when it names one; the mail's category otherwise.</summary>
    private static TrafficSource TrafficOf(MailEvent said)
    {
        var mail = new TrafficSource { UtmMedium = "email", UtmCampaign = said.Category, PageUrl = said.Link };
        if (said.Link.Length == 0)
            return mail;
        var link = UtmParameters.From(said.Link);
        return link is { Source: "", Medium: "", Campaign: "" } ? mail : new TrafficSource { PageUrl = said.Link };
    }
}
