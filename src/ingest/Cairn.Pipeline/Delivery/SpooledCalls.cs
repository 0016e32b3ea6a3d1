using Cairn.Model;
using Cairn.Protocols.Wire;
using Cairn.Protocols;
using Cairn.Spool;

namespace Cairn.Pipeline.Delivery;

/// <summary>Takes the calls of spooled requests through decoder and steps, those too of which the spool has lost something. Not thread-safe.</summary>
/// <param name="pipeline">The steps (<see cref="IngestSteps"/>).</param>
internal sealed class SpooledCalls(EventPipeline pipeline) : IEventDecoder
{
    private readonly CallProcessor _calls = new(pipeline);
    private int _count, _index;
    private SpooledRequest _spooled = new();

    /// <summary>The event that the latest call became, as far as it came.</summary>
    public Event Event => _calls.Call.Event;

    /// <summary>What its sender called it.</summary>
    public string SentAs => IsWhole ? _calls.SentAs : "";

    /// <summary>The request's header Cairn-Test-Id.</summary>
    public string TestId => KeptHeaders.Find(_spooled.Request.Headers, "cairn-test-id");

    /// <summary>The latest call's message; null when it has no id, so that it cannot be recognised.</summary>
    public MessageKey? Key => IsWhole ? _calls.Key : null;

    /// <summary>Whether the request is what was accepted: undamaged, and with as many calls.</summary>
    public bool IsWhole => _spooled.Damage.Length == 0 && _count == _spooled.Calls;

    /// <summary>Takes the next request.</summary>
    /// <param name="spooled">The request.</param>
    /// <param name="steps">The steps for it.</param>
    public void Open(SpooledRequest spooled, EventPipeline steps)
    {
        (_spooled, _calls.Pipeline) = (spooled, steps);
        _count = spooled.Damage.Length > 0 ? 0 : _calls.Open(spooled.Request);
    }

    /// <summary>Takes the next request, for the same steps.</summary>
    public void Open(SpooledRequest spooled) => Open(spooled, _calls.Pipeline);

    /// <summary>Processes one call of the request.</summary>
    /// <param name="index">Its place in the request, below <see cref="SpooledRequest.Calls"/>.</param>
    public Outcome Process(int index)
    {
        if (IsWhole)
            return _calls.Process(index);
        _index = index;
        return _calls.Pipeline.Process(this, Event);
    }

    /// <summary>The call alone, as a line of a request log, which can be shown, replayed and imported.</summary>
    public void WriteRaw(int index, RequestLogLine line)
    {
        if (IsWhole)
            _calls.WriteRaw(_spooled.Request, index, line);
        else
            line.Write(_spooled.Request, _spooled.Request.Body.Span);
    }

    Outcome IEventDecoder.Decode(Event e)
    {
        e.CopyFrom(new Event { Source = _spooled.Request.Source, ReceivedAt = _spooled.Request.ReceivedAt });
        return _spooled.Damage.Length > 0 ? Damaged() : Recounted(_index);
    }

    private Outcome Damaged() => _spooled.IsRestOfFile
        ? Lost("spool_lost", $"from offset {_spooled.FirstOffset} on nothing of this spool file can be read: {_spooled.Damage}. What was acknowledged in it and is not delivered is lost. Check the disk; clients that keep what they sent can send it again.")
        : Lost("spool_damaged", $"the request was acknowledged, but {_spooled.Damage}. Check the disk; clients that keep what they sent can send it again.");

    /// <summary>
    /// A body in which this version finds other calls than the one that accepted it: it goes into quarantine as a whole, in
    /// the offset of its first call, from where a replay takes every call of it.
    /// </summary>
    private Outcome Recounted(int index) => index == 0
        ? Lost(SuppressionReasons.CallsChanged, $"the request gave {_spooled.Calls} calls when it was accepted and gives {_count} now. Replay the quarantine to take them in.")
        : Outcome.Suppressed(SuppressionReasons.CallsChanged);

    private static Outcome Lost(string code, string reason) => Outcome.Unreadable(new DecodeProblem(code, "", reason));
}
