using Cairn.Model;
using Cairn.Protocols;
using Cairn.Spool;

namespace Cairn.Pipeline.Delivery;

/// <summary>Takes the calls of spooled requests through decoder and steps. Not thread-safe.</summary>
/// <param name="pipeline">The steps (<see cref="CollectorPipeline"/>).</param>
/// <param name="decoding">Counts what is decoded; null when nobody asks.</param>
internal sealed class CallProcessor(EventPipeline pipeline, StepCounter? decoding = null)
{
    private readonly RequestDecoder _decoder = new();
    private EventPipeline _pipeline = pipeline;
    private readonly Call _call = new();
    private int _count;
    private SpooledRequest _spooled = new();

    /// <summary>The event that the latest call became, as far as it came.</summary>
    public Event Event => _call.Event;

    /// <summary>What the sender called it.</summary>
    public string SentAs { get; private set; } = "";

    /// <summary>The request's header Cairn-Test-Id.</summary>
    public string TestId => KeptHeaders.Find(_spooled.Request.Headers, "cairn-test-id");

    /// <summary>The latest call's id and content; null when it has no id, so that it cannot be known again.</summary>
    public MessageKey? Key { get; private set; }

    /// <summary>Whether the request is what was accepted: undamaged, and with as many calls.</summary>
    public bool IsWhole => _spooled.Damage.Length == 0 && _count == _spooled.Calls;

    /// <summary>Takes the steps of another plan, from the next request on.</summary>
    public void Change(EventPipeline next) => _pipeline = next;

    /// <summary>Takes the next request.</summary>
    public void Open(SpooledRequest spooled)
    {
        _spooled = spooled;
        _count = spooled.Damage.Length > 0 ? 0 : _decoder.Open(spooled.Request);
    }

    /// <summary>Processes one call of the request.</summary>
    /// <param name="index">Its place in the request, below <see cref="SpooledRequest.Calls"/>.</param>
    public Outcome Process(int index)
    {
        (Key, SentAs) = (null, "");
        var entered = decoding?.Enter() ?? 0;
        var ended = Decode(index);
        decoding?.Leave(entered, ended ?? Outcome.Accepted);
        return ended ?? _pipeline.Run(_call.Event);
    }

    /// <summary>Reads a call.</summary>
    /// <returns>What becomes of one that does not go on to the pipeline; null for all others.</returns>
    private Outcome? Decode(int index)
    {
        if (_spooled.Damage.Length > 0)
            return Damaged();
        if (_count != _spooled.Calls)
            return Recounted(index);
        _decoder.Read(index, _call);
        if (_call.Problem is { } problem)
            return Outcome.Refused(new Refusal(StepNames.Decode, problem.Code, problem.Field, problem.Reason));
        SentAs = _call.Event.Name;
        if (_call.Event.MessageId.Length > 0)
        {
            var key = MessageKey.Of(_call);
            (Key, _call.Event.Fingerprint) = (key, key.At(_call.ClientTime));
        }
        return _call.LeftOut is { } reason ? Outcome.KeptOut(reason) : null;
    }

    private Outcome Damaged() => _spooled.IsRestOfFile
        ? Lost("spool_lost", $"from place {_spooled.FirstOffset} on nothing of this spool file can be read: {_spooled.Damage}. What was acknowledged in it and is not delivered is lost. Check the disk; clients that keep what they sent can send it again.")
        : Lost("spool_damaged", $"the request was acknowledged, but {_spooled.Damage}. Check the disk; clients that keep what they sent can send it again.");

    /// <summary>The call alone, as a line of a request log, which can be shown, replayed and imported.</summary>
    public void WriteRaw(int index, RequestLogLine line)
    {
        if (_spooled.Damage.Length > 0 || _count != _spooled.Calls)
            line.Write(_spooled.Request, _spooled.Request.Body.Span);
        else
            line.Write(_spooled.Request, _decoder, index);
    }

    /// <summary>
    /// A body in which this version finds other calls than the one that accepted it: it goes into quarantine as a whole, in
    /// the place of its first call, from where a replay takes every call of it.
    /// </summary>
    private Outcome Recounted(int index) => index == 0
        ? Lost("calls_changed", $"the request gave {_spooled.Calls} calls when it was accepted and gives {_count} now. Replay the quarantine to take them in.")
        : KeptOutAs("calls_changed");

    private Outcome Lost(string code, string reason)
    {
        KeptOutAs(code);
        return Outcome.Refused(new Refusal(StepNames.Decode, code, "", reason));
    }

    private Outcome KeptOutAs(string code)
    {
        _call.Event.CopyFrom(new Event { Source = _spooled.Request.Source, ReceivedAt = _spooled.Request.ReceivedAt });
        return Outcome.KeptOut(code);
    }
}
