using System.Text.Json;
using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols;

/// <summary>
/// Turns requests into calls. <see cref="Open"/> takes a request and says how many calls it gives; <see cref="Read"/> gives
/// them one by one, in any order. No input makes it throw: what is wrong comes back as a call's problem, so that one bad
/// call never costs its batch. Bounded: 2,500 calls a request, JSON 64 deep in a call, 64 KB of a pixel's query. Not thread-safe.
/// </summary>
public sealed class RequestDecoder
{
    /// <summary>The earliest time of receipt that is believed, Unix milliseconds: 1990-01-01T00:00:00Z.</summary>
    public static readonly long Earliest = new DateTimeOffset(1990, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>The first time of receipt that is not believed, Unix milliseconds: 2200-01-01T00:00:00Z.</summary>
    public static readonly long Latest = new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static readonly ClientRequest NoRequest = new();
    private static readonly ConsentSignals PrivacyAlone = ConsentSignals.None with { GlobalPrivacyControl = true };

    private readonly Routes _routes = new();
    private readonly CallSpans _spans = new();
    private readonly QueryBody _pixel = new();
    private ClientRequest _request = NoRequest;
    private ReadOnlyMemory<byte> _body;
    private WireFormat? _format;
    private DecodeProblem? _problem;
    private string? _suppressedReason;
    private bool _isPrivate;
    private ulong _network;

    /// <summary>
    /// Whose way of speaking the request opened last follows, also when the request is wrong: its path says it, and the body
    /// where two share a path.
    /// </summary>
    public WireProtocol WireProtocol { get; private set; }

    /// <summary>
    /// Whether the request opened last was made for a picture: the answer has to be one (GIF, 1 x 1, transparent), whatever
    /// became of the call.
    /// </summary>
    public bool IsPixel { get; private set; }

    /// <summary>What is wrong with the request opened last as a whole, so that none of its calls can be read; null when nothing is.</summary>
    public DecodeProblem? Problem => _problem;

    /// <summary>Takes the next request; it must stay as it is while its calls are read.</summary>
    /// <returns>How many calls it gives. A request that as a whole is wrong or suppressed gives one call, which says so.</returns>
    public int Open(ClientRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (HalfPairs.Has(request.Body.Span))
            request = Repaired(request);
        (_request, _body, _format, _problem, _suppressedReason) = (request, request.Body, null, null, null);
        (WireProtocol, IsPixel) = (WireProtocol.Unknown, false);
        _isPrivate = request.Headers.Length > 0 && KeptHeaders.Find(request.Headers, "sec-gpc") == "1";
        _network = NetworkHash.Find(request.Headers);
        _spans.Clear();
        try
        {
            return Split(request);
        }
        catch (CallException problem)
        {
            _problem = problem.Problem;
        }
        catch (JsonException problem)
        {
            _problem = Unreadable("the body is not the JSON that its path asks for", problem);
        }
        catch (InvalidOperationException)
        {
            _problem = HalfPair;
        }
        return 1;
    }

    /// <summary>Reads a call of the request.</summary>
    /// <param name="index">Its place in the request, from 0.</param>
    /// <param name="call">Filled.</param>
    public void Read(int index, Call call)
    {
        ArgumentNullException.ThrowIfNull(call);
        call.Begin(_request);
        (call.Problem, call.SuppressedReason) = (_problem, _suppressedReason);
        if (_format is null || _problem is not null || _suppressedReason is not null)
            return;
        try
        {
            _format.Read(_body.Span, _spans[index], _request, call);
            // A browser's own request is the visitor's, and so is one for a picture; all others may come from a server.
            if (call.Event.UserAgent.Length == 0 && (IsPixel || _request.UserAgent.StartsWith("Mozilla/", StringComparison.Ordinal)))
                call.Event.UserAgent = _request.UserAgent;
            call.Event.Network = _network;
            if (_spans[index].Of(_body.Span).IndexOf("\\uFFFD"u8) >= 0 || call.Event.Properties.Contains(HalfPairs.Replacement, StringComparison.Ordinal))
                EventFlags.Add(call.Event, EventFlags.TextRepaired);
        }
        catch (CallException problem)
        {
            call.Problem = problem.Problem;
        }
        catch (JsonException problem)
        {
            call.Problem = Unreadable("the call cannot be read", problem);
        }
        catch (InvalidOperationException)
        {
            call.Problem = HalfPair;
        }
        if (_isPrivate)
            call.Event.Consent = call.Event.Consent == ConsentSignals.None ? PrivacyAlone : call.Event.Consent with { GlobalPrivacyControl = true };
    }

    /// <summary>
    /// The request's body with one call alone in it, written to <paramref name="target"/>: a request that can be stored,
    /// shown and sent again by itself. Whatever the batch says for all its calls stays.
    /// </summary>
    /// <param name="index">The call's place.</param>
    /// <param name="target">Has room for the whole body.</param>
    /// <returns>How many bytes were written.</returns>
    public int CutOut(int index, Span<byte> target)
    {
        var body = _request.Body.Span;
        if (_spans.List is not { } list || _spans.Count < 2)
        {
            body.CopyTo(target);
            return body.Length;
        }
        var call = _spans[index].Of(body);
        var rest = body[(list.Start + list.Length)..];
        body[..list.Start].CopyTo(target);
        call.CopyTo(target[list.Start..]);
        rest.CopyTo(target[(list.Start + call.Length)..]);
        return list.Start + call.Length + rest.Length;
    }

    /// <summary>The same request with half characters replaced; nothing that can be read is held back for a text's sake.</summary>
    private static ClientRequest Repaired(ClientRequest request) => new()
    {
        Source = request.Source,
        Method = request.Method,
        Path = request.Path,
        UserAgent = request.UserAgent,
        Headers = request.Headers,
        ReceivedAt = request.ReceivedAt,
        Body = HalfPairs.Repaired(request.Body),
    };

    private static DecodeProblem HalfPair { get; } =
        new("text_unreadable", "", "a text holds an escape that is no Unicode character. Send well-formed text.");

    private int Split(ClientRequest request)
    {
        var route = _routes.Find(request);
        (WireProtocol, IsPixel) = (route.WireProtocol, route.IsPixel);
        if (route.SuppressedReason == SuppressionReasons.NoCall)
        {
            _suppressedReason = route.SuppressedReason;
            return 1;
        }
        if (request.Source.Length == 0)
            throw new CallException("source_missing", "source", "the request has no source. Say who sent it.");
        if (request.ReceivedAt < Earliest || request.ReceivedAt >= Latest)
            throw new CallException("time_out_of_bounds", "at", "the request has no time of receipt, or one that is not between 1990 and 2200.");
        _suppressedReason = route.SuppressedReason;
        if (route.Format is not { } format)
            return 1;
        if (route.IsPixel)
            _body = _pixel.Of(request.Path);
        if (_body.IsEmpty && !format.TakesEmptyBody)
            throw new CallException("body_unreadable", "body", "the request has no body.");
        _format = format;
        _format.Split(request, _body.Span, _spans);
        if (_spans.Count > 0)
            return _spans.Count;
        _suppressedReason = SuppressionReasons.EmptyBatch;
        return 1;
    }

    private static DecodeProblem Unreadable(string what, JsonException problem)
    {
        var message = problem.Message.Split(". ", 2)[0].TrimEnd('.');
        return new DecodeProblem("body_unreadable", "body", $"{what}: {message}.");
    }
}
