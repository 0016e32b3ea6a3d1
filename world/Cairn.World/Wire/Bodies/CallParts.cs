using Cairn.World.Text;
using Cairn.World.Wire.Rendering;
using Cairn.World.Wire.Texts;

namespace Cairn.World.Wire.Bodies;

/// <summary>Parts of a request that Segment's clients have in common. For one thread.</summary>
internal sealed class CallParts
{
    public CallParts(WireTexts texts)
    {
        Texts = texts;
        Page = new SitePage(texts);
        Properties = new PropertyMembers(texts, Page);
    }

    public WireTexts Texts { get; }

    public SitePage Page { get; }

    public PropertyMembers Properties { get; }

    public EventText EventOf(in Signal signal) => Texts.Events[signal.Event];

    /// <summary>What identify tells of the customer.</summary>
    public void AddTraits(Utf8Text text, in Signal signal)
    {
        text.Add("\"traits\":{\"email\":\""u8).Add(Texts.Email(signal)).Add("\""u8);
        if (WireTexts.Has(signal, SignalMarks.HasPhone))
            text.Add(",\"phone\":\""u8).Add(Texts.World.Ids.Phone(signal.Person)).Add("\""u8);
        text.Add("}"u8);
    }

    /// <summary>The header with the number of the repetition.</summary>
    public static void AddRetryCount(Utf8Text text, in Signal signal)
    {
        if (signal.Attempt > 0)
            text.Add("\"X-Retry-Count\":\""u8).Add(signal.Attempt).Add("\","u8);
    }

    /// <summary>The header by which a proxy tells the client's address.</summary>
    public void AddAddress(Utf8Text text, in Signal signal)
    {
        text.Add("\"X-Forwarded-For\":\""u8);
        if (WireTexts.Has(signal, SignalMarks.Test))
            text.Add(ClientAddress.Office);
        else
            AddClientAddress(text, signal.Person);
        text.Add("\""u8);
    }

    /// <summary>The address alone.</summary>
    public void AddClientAddress(Utf8Text text, int person) =>
        ClientAddress.Add(text, Texts.World.Seed, person, Texts.World.FirstOfHousehold?.Invoke(person) ?? person - person % 4);

    /// <summary>The latest moment at which a client sent one of the calls.</summary>
    public static long SentAt(ReadOnlySpan<Signal> calls)
    {
        var latest = long.MinValue;
        foreach (ref readonly var call in calls)
            latest = Math.Max(latest, call.SentAt);
        return latest;
    }
}
