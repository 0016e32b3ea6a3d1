using System.Buffers;
using System.Numerics;
using Cairn.Collector.Answers;
using Cairn.Collector.Keys;
using Cairn.Collector.Preview;
using Cairn.Model;
using Cairn.Pipeline.Delivery;
using Cairn.Protocols;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Accept;

/// <summary>
/// One request until it is in the spool's hands: its head and body, what it is for the decoder, and what is prepared of it. The memory
/// of a body grows with what has arrived and not with what was promised; all of it beyond <see cref="RequestMemory.Free"/> is
/// asked for before it is taken. One serves for many requests.
/// </summary>
internal sealed class Exchange(BodyLimits limits, BodyBudget budget) : IDisposable
{
    private const int FirstBytes = 4 * 1024;

    private readonly RequestMemory _memory = new(budget);
    private readonly KeptHeaderText _headers = new();
    private BodyUnpacker? _unpacker;
    private byte[] _wire = [];
    private int _length;
    private long _taken;
    private string _encoding = "";
    private bool _isUnpacked;
    private PreparedRequest? _kept;

    public ClientRequest Request { get; } = new();

    /// <summary>What is tried out with it; null when it is meant.</summary>
    public PreviewTrial? Trial { get; set; }

    /// <summary>The write key that it came with, be it disabled; null while none is known.</summary>
    public KnownKey? Key { get; set; }

    /// <summary>What is prepared for delivery; null when nothing is.</summary>
    public PreparedRequest? Prepared { get; private set; }

    /// <summary>The body as it came.</summary>
    public ReadOnlyMemory<byte> Wire => _wire.AsMemory(0, _length);

    /// <summary>Begins with what stands in a request's head.</summary>
    /// <param name="http">The request.</param>
    /// <param name="target">Path and query as they came.</param>
    /// <returns>Why there is no room for it, or null.</returns>
    public ErrorAnswer? Begin(HttpRequest http, string target)
    {
        Request.Method = http.Method;
        Request.Path = target;
        Request.Source = "";
        Request.UserAgent = http.Headers.UserAgent.ToString();
        Request.Headers = _headers.Of(http.Headers);
        Request.Body = default;
        (Trial, Prepared, Key, _encoding) = (null, null, null, http.Headers.ContentEncoding.ToString());
        var head = (long)sizeof(char) * (target.Length + Request.UserAgent.Length + Request.Headers.Length);
        return head <= RequestMemory.Free || _memory.TryTake(head) ? null : ErrorAnswer.NoMemory;
    }

    /// <summary>Notes that the sender has shown a key that is good.</summary>
    public void Recognise() => _memory.Recognise();

    /// <summary>Begins to prepare what the request holds for delivery. One that stays small is kept from request to request.</summary>
    /// <param name="waiting">Where it waits for delivery.</param>
    public PreparedRequest Prepare(PreparedRequests waiting)
    {
        if (_kept is null)
            _kept = new PreparedRequest(waiting);
        else
            _kept.Begin();
        return Prepared = _kept;
    }

    /// <summary>Counts what was prepared. Where there is no room for it, delivery makes it again.</summary>
    public void EndPreparing()
    {
        if (Prepared is null || Prepared.Capacity <= RequestMemory.Free || _memory.TryTake(Prepared.Capacity))
            return;
        (Prepared, _kept) = (null, null);
    }

    /// <summary>Reads the body to its end.</summary>
    /// <param name="http">The request.</param>
    /// <param name="maxTime">How long that may take.</param>
    /// <param name="time">The clock.</param>
    /// <returns>Why not, or null.</returns>
    /// <exception cref="BadHttpRequestException">It is cut, too slow or not framed as HTTP says.</exception>
    /// <exception cref="IOException">The client has gone.</exception>
    /// <exception cref="OperationCanceledException">The client has gone.</exception>
    public async ValueTask<ErrorAnswer?> ReceiveAsync(HttpRequest http, TimeSpan maxTime, TimeProvider time)
    {
        var reader = http.BodyReader;
        await using var patience = new BodyTimer(reader, maxTime, time);
        while (true)
        {
            var reading = reader.ReadAsync();
            if (!reading.IsCompleted)
                patience.Begin();
            var read = await reading;
            var rejected = Add(read.Buffer);
            reader.AdvanceTo(read.Buffer.End);
            if (patience.IsOver)
                return ErrorAnswer.TooSlow;
            if (rejected is not null || read.IsCompleted)
                return rejected;
        }
    }

    /// <summary>Unpacks the body, once.</summary>
    /// <returns>Why not, or null.</returns>
    public ErrorAnswer? Unpack()
    {
        if (_isUnpacked)
            return null;
        _isUnpacked = true;
        _unpacker ??= new BodyUnpacker(limits.UnpackedBytes, _memory);
        if (_unpacker.Unpack(Request.Path, Wire, out var body, _encoding) is { } problem)
            return problem.Code == BodyUnpacker.Busy ? ErrorAnswer.NoMemory : new ErrorAnswer(problem.Code == "body_too_large" ? 413 : 400, problem.Code, problem.Reason);
        Request.Body = body;
        return null;
    }

    /// <summary>Ends; what it took goes back, and what is small stays for the next request.</summary>
    public void End()
    {
        Forget();
        if (_wire.Length > RequestMemory.Free)
            GiveBack();
        _unpacker?.Trim();
        _memory.End();
    }

    /// <summary>Ends for good.</summary>
    public void Dispose()
    {
        Forget();
        GiveBack();
        _unpacker?.Dispose();
        _memory.End();
    }

    /// <summary>Ends for good while somebody else may still read the body: its memory is left to the garbage collector, and never used again.</summary>
    public void Abandon()
    {
        Forget();
        (_wire, _unpacker) = ([], null);
        _memory.End();
    }

    private void Forget()
    {
        Request.Body = default;
        (Request.Path, Request.UserAgent, Request.Headers) = ("", "", "");
        if (_kept is { IsLarge: true })
            _kept = null;
        (Prepared, Trial, _length, _isUnpacked) = (null, null, 0, false);
    }

    private ErrorAnswer? Add(in ReadOnlySequence<byte> bytes)
    {
        if (bytes.Length > limits.WireBytes - _length)
            return ErrorAnswer.TooLarge(limits.WireBytes);
        var length = (int)bytes.Length;
        if (_wire.Length - _length < length && !Grow(_length + length))
            return ErrorAnswer.NoMemory;
        bytes.CopyTo(_wire.AsSpan(_length));
        _length += length;
        return null;
    }

    private bool Grow(int needed)
    {
        // The pool's arrays have powers of two, so that much is taken in truth; until the bytes are copied both arrays are there.
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(needed, Math.Max(FirstBytes, 2 * _wire.Length)));
        var counted = size > RequestMemory.Free ? size : 0;
        if (counted > 0 && !_memory.TryTake(counted))
            return false;
        var larger = ArrayPool<byte>.Shared.Rent((int)size);
        Wire.CopyTo(larger);
        GiveBack();
        (_wire, _taken) = (larger, counted);
        return true;
    }

    private void GiveBack()
    {
        if (_wire.Length > 0)
            ArrayPool<byte>.Shared.Return(_wire);
        if (_taken > 0)
            _memory.GiveBack(_taken);
        (_wire, _taken) = ([], 0);
    }
}
