using Cairn.World.Scenario;
using Cairn.World.Text;
using Cairn.World.Wire.Bodies;
using Cairn.World.Wire.Texts;

namespace Cairn.World.Wire.Requests;

/// <summary>Writes one line of requests.jsonl. For one thread.</summary>
internal sealed class RequestLine
{
    private static readonly byte[][] Sources = [.. Enum.GetValues<SenderKind>().Select(sender => Json.Escaped(Senders.Name(sender)))];

    /// <summary>By <see cref="SenderKind"/>.</summary>
    private readonly IRequestText[] _senders;

    public RequestLine(WireTexts texts)
    {
        var parts = new CallParts(texts);
        _senders =
        [
            new WebRequest(parts), new AppRequest(parts), new ServerRequest(parts),
            new MailRequest(parts), new SmsRequest(parts), new KycRequest(parts),
        ];
    }

    /// <param name="text">Where the line goes.</param>
    /// <param name="calls">The calls of one request, all of one sender.</param>
    public void Add(Utf8Text text, ReadOnlySpan<Signal> calls)
    {
        var sender = (int)calls[0].Sender;
        text.Add("{\"at\":\""u8).AddTime(calls[0].ArrivesAt).Add("\",\"source\":\""u8).Add(Sources[sender]).Add("\""u8);
        _senders[sender].Add(text, calls);
        text.Add("}\n"u8);
    }
}
