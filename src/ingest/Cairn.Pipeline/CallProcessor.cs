using Cairn.Model;
using Cairn.Protocols;
using Cairn.Protocols.Wire;

namespace Cairn.Pipeline;

/// <summary>Takes the calls of requests through decoder and steps. Not thread-safe.</summary>
/// <param name="pipeline">The steps (<see cref="IngestSteps"/>).</param>
public sealed class CallProcessor(EventPipeline pipeline) : IEventDecoder
{
    private readonly RequestDecoder _decoder = new();
    private readonly Call _call = new();
    private int _index;

    /// <summary>The steps; others count from the next call on.</summary>
    public EventPipeline Pipeline { get; set; } = pipeline;

    /// <summary>What is wrong with the request as a whole; null when nothing is.</summary>
    public DecodeProblem? Problem => _decoder.Problem;

    /// <summary>Whose way of speaking the request follows.</summary>
    public WireProtocol WireProtocol => _decoder.WireProtocol;

    /// <summary>Whether the request asks for a picture.</summary>
    public bool IsPixel => _decoder.IsPixel;

    /// <summary>The latest call, and the event that it became, as far as it came.</summary>
    public Call Call => _call;

    /// <summary>What the latest call's sender called its event.</summary>
    public string SentAs { get; private set; } = "";

    /// <summary>The latest call's message; null when it has no id, so that it cannot be recognised.</summary>
    public MessageKey? Key { get; private set; }

    /// <summary>Takes the next request.</summary>
    /// <returns>How many calls it gives.</returns>
    public int Open(ClientRequest request) => _decoder.Open(request);

    /// <summary>Processes one call of the request.</summary>
    /// <param name="index">Its place in the request, below what <see cref="Open"/> returned.</param>
    public Outcome Process(int index)
    {
        _index = index;
        return Pipeline.Process(this, _call.Event);
    }

    /// <summary>What a decoded call is before any step, and its message: the key stands for what was sent, which steps may change.</summary>
    /// <param name="call">The call.</param>
    /// <param name="e">Its event, or a copy; gets the message's fingerprint.</param>
    /// <param name="key">Its message; null when it has no id.</param>
    public static Outcome Decide(Call call, Event e, out MessageKey? key)
    {
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(e);
        key = null;
        if (call.Problem is { } problem)
            return Outcome.Unreadable(problem);
        if (e.MessageId.Length > 0)
        {
            var message = MessageKey.Of(call);
            (key, e.Fingerprint) = (message, message.At(call.ClientTime));
        }
        return call.SuppressedReason is { } reason ? Outcome.Suppressed(reason) : Outcome.Accepted;
    }

    /// <summary>A call alone, as a line of a request log, which can be shown, replayed and imported.</summary>
    /// <param name="request">The request that is open.</param>
    /// <param name="index">The call's place in it.</param>
    /// <param name="line">Written.</param>
    public void WriteRaw(ClientRequest request, int index, RequestLogLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        line.Write(request, _decoder, index);
    }

    Outcome IEventDecoder.Decode(Event e)
    {
        _decoder.Read(_index, _call);
        var outcome = Decide(_call, e, out var key);
        (Key, SentAs) = (key, _call.Problem is null ? e.Name : "");
        return outcome;
    }
}
