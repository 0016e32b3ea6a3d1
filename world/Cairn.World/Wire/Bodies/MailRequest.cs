using Cairn.World.Scenario;
using Cairn.World.Text;
using Cairn.World.Wire.Texts;

namespace Cairn.World.Wire.Bodies;

/// <summary>
/// The mail provider's event webhook in SendGrid's shape: an array of events. A repeated delivery has a new sg_event_id for
/// each event, as SendGrid's has. Signed over timestamp and body, see <see cref="MailSignature"/>.
/// </summary>
internal sealed class MailRequest(CallParts parts) : IRequestText
{
    private readonly byte[] _host = Json.Escaped(parts.Texts.World.Scenario.Host);

    /// <summary>The timestamp and the body, which are signed together.</summary>
    private readonly Utf8Text _signed = new();

    public void Add(Utf8Text text, ReadOnlySpan<Signal> calls)
    {
        _signed.Clear();
        _signed.Add(calls[0].ArrivesAt / 1000);
        var bodyStart = _signed.Length;
        _signed.Add("["u8);
        foreach (ref readonly var call in calls)
        {
            AddEvent(_signed, call);
            _signed.Add(","u8);
        }

        _signed.CutTo(_signed.Length - 1);
        _signed.Add("]"u8);

        text.Add(",\"method\":\"POST\",\"path\":\""u8).Add(Senders.MailPath).Add("\",\"headers\":{\"Content-Type\":\"application/json\","u8);
        text.Add("\"User-Agent\":\"SendGrid Event API\",\"X-Twilio-Email-Event-Webhook-Signature\":\""u8).Add(MailSignature.Of(_signed.Written));
        text.Add("\",\"X-Twilio-Email-Event-Webhook-Timestamp\":\""u8).Add(_signed.Written[..bodyStart]);
        text.Add("\"},\"body\":"u8).Add(_signed.Written[bodyStart..]);
    }

    private void AddEvent(Utf8Text text, in Signal signal)
    {
        var ids = parts.Texts.World.Ids;
        var @event = parts.EventOf(signal);
        var campaign = signal.Campaign >= 0 ? parts.Texts.Campaigns[signal.Campaign] : null;
        var mail = ids.Other(OtherIds.Mail, signal.Subject);
        text.Add("{\"email\":\""u8).Add(parts.Texts.Email(signal)).Add("\",\"timestamp\":"u8).Add(signal.HappenedAt / 1000);
        text.Add(",\"smtp-id\":\"<"u8).Add(mail).Add("@mail."u8).Add(_host).Add(">\",\"event\":\""u8).Add(@event.MailEvent);
        text.Add("\",\"category\":[\""u8).Add(campaign is null ? "transactional"u8 : campaign.Name);
        text.Add("\"],\"sg_event_id\":\""u8).Add(MessageIds.Of(signal, ids));
        text.Add("\",\"sg_message_id\":\""u8).Add(mail).Add(".filter0001\""u8);
        if (@event.MailEvent is "open" or "click")
            AddReader(text, signal, @event, campaign);
        if (WireTexts.Has(signal, SignalMarks.CarriesUserId))
            text.Add(",\"customer_id\":\""u8).Add(parts.Texts.UserId(signal)).Add("\""u8);
        if (campaign is not null)
            text.Add(",\"campaign_id\":\""u8).Add(campaign.Id).Add("\""u8);
        text.Add("}"u8);
    }

    /// <summary>Who opened or clicked: the reader's device, or the mail program's own fetcher.</summary>
    private void AddReader(Utf8Text text, in Signal signal, EventText @event, CampaignText? campaign)
    {
        var machine = WireTexts.Has(signal, SignalMarks.Machine);
        text.Add(",\"useragent\":\""u8).Add(machine ? "Mozilla/5.0"u8 : BrowserText.All[(int)Reader(signal.Device)].UserAgent).Add("\",\"ip\":\""u8);
        if (machine)
            text.Add("192.0.2.255"u8);
        else
            parts.AddClientAddress(text, signal.Person);
        text.Add("\""u8);
        if (@event.MailEvent == "open")
        {
            text.Add(machine ? ",\"sg_machine_open\":true"u8 : ",\"sg_machine_open\":false"u8);
            return;
        }

        text.Add(",\"url\":\""u8).Add(parts.Texts.Origin(signal));
        parts.Page.AddPath(text, signal, @event);
        if (campaign is not null)
            parts.Page.AddSearch(text, signal, campaign);
        text.Add("\""u8);
    }

    /// <summary>Links of mails open in the browser, not in the app.</summary>
    private static DeviceKind Reader(DeviceKind device) => device switch
    {
        DeviceKind.IosApp => DeviceKind.IphoneSafari,
        DeviceKind.AndroidApp => DeviceKind.AndroidChrome,
        DeviceKind.None => DeviceKind.WindowsChrome,
        _ => device,
    };
}
