namespace Cairn.Spool;

/// <summary>Some consecutive requests of a spool file, with their bodies. Bounded; reused from page to page.</summary>
public sealed class SpoolPage
{
    /// <summary>The most requests of a page.</summary>
    public const int MaxRequests = 512;

    private const int MaxBytes = 4 << 20;

    private readonly List<SpooledRequest> _requests = [];
    private byte[] _bodies = new byte[64 << 10];
    private int _used;

    /// <summary>How many requests it holds.</summary>
    public int Count { get; private set; }

    /// <summary>A request of the page; valid until the page is filled again.</summary>
    public SpooledRequest this[int index] =>
        index < Count ? _requests[index] : throw new ArgumentOutOfRangeException(nameof(index), index, $"the page holds {Count}");

    /// <summary>Whether it holds all that it may, so that more is likely to follow.</summary>
    public bool IsFull => Count >= MaxRequests || _used >= MaxBytes;

    internal void Clear() => (Count, _used) = (0, 0);

    internal SpooledRequest Add()
    {
        if (Count == _requests.Count)
            _requests.Add(new SpooledRequest());
        return _requests[Count++];
    }

    /// <summary>Copies a body into the page.</summary>
    internal ReadOnlyMemory<byte> Keep(ReadOnlySpan<byte> body)
    {
        if (_bodies.Length - _used < body.Length)
        {
            // The bodies that were kept before stay where they are: their requests hold the old array.
            _bodies = new byte[Math.Max(_bodies.Length * 2, body.Length)];
            _used = 0;
        }
        body.CopyTo(_bodies.AsSpan(_used));
        var kept = _bodies.AsMemory(_used, body.Length);
        _used += body.Length;
        return kept;
    }
}
