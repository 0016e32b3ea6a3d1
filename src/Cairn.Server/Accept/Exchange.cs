using System.Buffers;
using Cairn.Collect;
using Cairn.Pipeline.Delivery;
using Cairn.Server.Answers;
using Cairn.Server.Preview;
using Microsoft.AspNetCore.Http;

namespace Cairn.Server.Accept;

/// <summary>
/// One request until it is in the spool's hands: its body, what it is for the decoder, and what is prepared of it. The memory of a
/// body grows with what has arrived and not with what was promised, and is part of the budget. One serves for many requests.
/// </summary>
internal sealed class Exchange(BodyLimits limits, BodyBudget budget) : IDisposable
{
    private const int FirstBytes = 4 * 1024;
    private const int MostKept = 64 * 1024;

    private readonly BodyUnpacker _unpacker = new(limits.UnpackedBytes);
    private readonly KeptHeaderText _headers = new();
    private byte[] _wire = [];
    private int _length;
    private long _taken;
    private bool _isUnpacked;
    private PreparedRequest? _kept;

    public ClientRequest Request { get; } = new();

    /// <summary>What is tried out with it; null when it is meant.</summary>
    public PreviewTrial? Trial { get; set; }

    /// <summary>What is prepared for delivery; null when nothing is.</summary>
    public PreparedRequest? Prepared { get; private set; }

    /// <summary>The body as it came.</summary>
    public ReadOnlyMemory<byte> Wire => _wire.AsMemory(0, _length);

    /// <summary>Begins with what stands in a request's head.</summary>
    /// <param name="http">The request.</param>
    /// <param name="target">Path and query as they came.</param>
    public void Begin(HttpRequest http, string target)
    {
        Request.Method = http.Method;
        Request.Path = target;
        Request.Source = "";
        Request.UserAgent = http.Headers.UserAgent.ToString();
        Request.Headers = _headers.Of(http.Headers);
        Request.Body = default;
        (Trial, Prepared) = (null, null);
    }

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

    /// <summary>Reads the body to its end.</summary>
    /// <returns>Why not, or null.</returns>
    /// <exception cref="BadHttpRequestException">It is cut, too slow or not framed as HTTP says.</exception>
    public async ValueTask<Refused?> ReceiveAsync(HttpRequest http)
    {
        var reader = http.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync();
            var refused = Add(read.Buffer);
            reader.AdvanceTo(read.Buffer.End);
            if (refused is not null || read.IsCompleted)
                return refused;
        }
    }

    /// <summary>Unpacks the body, once.</summary>
    /// <returns>Why not, or null.</returns>
    public Refused? Unpack()
    {
        if (_isUnpacked)
            return null;
        _isUnpacked = true;
        if (_unpacker.Unpack(Request.Path, Wire, out var body) is { } problem)
            return new Refused(problem.Code == "body_too_large" ? 413 : 400, problem.Code, problem.Reason);
        Request.Body = body;
        return body.Length <= MostKept || TryTake(body.Length) ? null : Refused.NoMemory;
    }

    /// <summary>Ends; what a large body took goes back.</summary>
    public void End()
    {
        Request.Body = default;
        if (_kept is { IsLarge: true })
            _kept = null;
        if (_wire.Length > MostKept)
            GiveBack();
        if (_taken > 0)
        {
            _unpacker.Dispose();
            budget.GiveBack(_taken);
        }
        (_length, _taken, _isUnpacked) = (0, 0, false);
    }

    public void Dispose()
    {
        End();
        GiveBack();
        _unpacker.Dispose();
    }

    private Refused? Add(in ReadOnlySequence<byte> bytes)
    {
        if (bytes.Length > limits.WireBytes - _length)
            return Refused.TooLarge(limits.WireBytes);
        var length = (int)bytes.Length;
        if (_wire.Length - _length < length && !Grow(_length + length))
            return Refused.NoMemory;
        bytes.CopyTo(_wire.AsSpan(_length));
        _length += length;
        return null;
    }

    private bool Grow(int needed)
    {
        var size = Math.Max(needed, Math.Max(FirstBytes, 2 * _wire.Length));
        // Nothing else is taken while the body arrives, so the earlier array's share counts towards the larger one's.
        if (size > MostKept && !TryTake(size - _taken))
            return false;
        var larger = ArrayPool<byte>.Shared.Rent(size);
        Wire.CopyTo(larger);
        GiveBack();
        _wire = larger;
        return true;
    }

    private void GiveBack()
    {
        if (_wire.Length > 0)
            ArrayPool<byte>.Shared.Return(_wire);
        _wire = [];
    }

    private bool TryTake(long bytes)
    {
        if (!budget.TryTake(bytes))
            return false;
        _taken += bytes;
        return true;
    }
}
