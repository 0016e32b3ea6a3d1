using System.Collections.Concurrent;

namespace Cairn.Bench.Fuzz;

/// <summary>Counts answers and keeps the first requests that were answered as none may be.</summary>
internal sealed class FuzzTally
{
    private const int MaxKept = 20;

    private readonly ConcurrentDictionary<int, long> _byStatus = new();
    private readonly ConcurrentQueue<(byte[] Request, string Why)> _failed = new();
    private long _total, _failures;

    public long Total => Interlocked.Read(ref _total);

    public long Failures => Interlocked.Read(ref _failures);

    public IEnumerable<KeyValuePair<int, long>> ByStatus => _byStatus.OrderBy(pair => pair.Key);

    public IEnumerable<(byte[] Request, string Why)> Failed => _failed;

    /// <summary>Takes an answer: 5xx is a failure, and so is a rejection that gives no reason.</summary>
    public void Count(int status, ReadOnlySpan<byte> body, byte[] request)
    {
        Interlocked.Increment(ref _total);
        _byStatus.AddOrUpdate(status, 1, static (_, count) => count + 1);
        var isHead = request.AsSpan().StartsWith("HEAD "u8);
        if (status >= 500)
            Fail(request, $"{status}");
        else if (status >= 400 && !isHead && body.Length > 0 && body.IndexOf("\"reason\":\""u8) < 0)
            Fail(request, $"{status} without a reason");
    }

    public void Fail(byte[] request, string why)
    {
        Interlocked.Increment(ref _failures);
        if (_failed.Count < MaxKept)
            _failed.Enqueue((request, why));
    }
}
