using Cairn.World.Randomness;
using Cairn.World.Scenario;
using Cairn.World.Text;
using Cairn.World.Wire.Texts;

namespace Cairn.World.Wire.Bodies;

/// <summary>
/// A batch of the app's SDK, in the shape of Segment's tracking API. No mobile client was recorded for this project: which
/// fields there are follows Segment's documented context for mobile libraries, and their order is this project's own.
/// </summary>
internal sealed class AppRequest(CallParts parts) : IRequestText
{
    private readonly byte[] _authorization = Json.Escaped(Senders.Authorization(Senders.AppKey));
    private readonly byte[] _product = Json.Escaped(parts.Texts.World.Scenario.Preset);

    public void Add(Utf8Text text, ReadOnlySpan<Signal> calls)
    {
        ref readonly var first = ref calls[0];
        text.Add(",\"method\":\"POST\",\"path\":\"/v1/b\",\"headers\":{\"Authorization\":\""u8).Add(_authorization);
        text.Add("\",\"User-Agent\":\""u8).Add(_product).Add("-app/"u8).Add(parts.Texts.VersionNames[first.Version]);
        text.Add(first.Device == DeviceKind.IosApp ? " (iOS)"u8 : " (Android)"u8).Add("\",\"Content-Type\":\"application/json\","u8);
        CallParts.AddRetryCount(text, first);
        parts.AddAddress(text, first);
        text.Add("},\"body\":{\"batch\":["u8);
        foreach (ref readonly var call in calls)
        {
            AddCall(text, call);
            text.Add(","u8);
        }

        text.CutTo(text.Length - 1);
        text.Add("],\"sentAt\":\""u8).AddTime(CallParts.SentAt(calls)).Add("\",\"writeKey\":\"wk_app\"}"u8);
    }

    private void AddCall(Utf8Text text, in Signal signal)
    {
        var ids = parts.Texts.World.Ids;
        var @event = parts.EventOf(signal);
        if (signal.Call == CallKind.Identify)
        {
            text.Add("{\"type\":\"identify\","u8);
            parts.AddTraits(text, signal);
        }
        else
        {
            var isScreen = signal.Call is CallKind.Screen or CallKind.Page;
            text.Add(isScreen ? "{\"type\":\"screen\",\"name\":\""u8 : "{\"type\":\"track\",\"event\":\""u8);
            text.Add(@event.NameFor(signal)).Add("\",\"properties\":{"u8);
            parts.Properties.Add(text, signal, @event);
            text.Add("}"u8);
        }

        text.Add(",\"messageId\":\""u8).Add(MessageIds.Of(signal, ids)).Add("\",\"timestamp\":\""u8).AddTime(signal.HappenedAt).Add("\","u8);
        AddContext(text, signal);
        text.Add(",\"integrations\":{}"u8);
        if (signal.Anonymous != 0)
            text.Add(",\"anonymousId\":\""u8).Add(ids.AnonymousId(signal.Anonymous)).Add("\""u8);
        var guest = WireTexts.Has(signal, SignalMarks.Guest);
        if (!guest && (signal.Call == CallKind.Identify || WireTexts.Has(signal, SignalMarks.LoggedIn)))
            text.Add(",\"userId\":\""u8).Add(parts.Texts.UserId(signal)).Add("\""u8);
        text.Add("}"u8);
    }

    private void AddContext(Utf8Text text, in Signal signal)
    {
        var phones = signal.Device == DeviceKind.IosApp ? PhoneText.Ios : PhoneText.Android;
        var key = Mix.Of((ulong)signal.Person, (ulong)signal.Device);
        var phone = phones[key % (ulong)phones.Length];
        var region = parts.Texts.RegionOf(signal);
        text.Add("\"context\":{\"app\":{\"name\":\""u8).Add(_product);
        if (WireTexts.Has(signal, SignalMarks.Test))
            text.Add(" (staging)"u8);
        text.Add("\","u8).Add(parts.Texts.Versions[signal.Version]);
        text.Add("},\"device\":{\"id\":\""u8).Add(parts.Texts.World.Ids.Other(OtherIds.Device, key)).Add("\","u8).Add(phone.Model);
        text.Add("},\"os\":"u8).Add(phone.System);
        text.Add((Mix.Of(signal.Visit) & 1) == 0 ? ",\"network\":{\"wifi\":true,\"cellular\":false}"u8 : ",\"network\":{\"wifi\":false,\"cellular\":true}"u8);
        text.Add(",\"locale\":\""u8).Add(region.Locale).Add("\","u8);
        if (parts.Texts.LandingCampaign(signal) is { } campaign)
            text.Add(campaign.Context);
        text.Add("\"timezone\":\""u8).Add(region.Zone);
        text.Add(signal.Device == DeviceKind.IosApp
            ? "\",\"library\":{\"name\":\"analytics-swift\",\"version\":\"1.9.1\"}}"u8
            : "\",\"library\":{\"name\":\"analytics-kotlin\",\"version\":\"1.21.0\"}}"u8);
    }
}
