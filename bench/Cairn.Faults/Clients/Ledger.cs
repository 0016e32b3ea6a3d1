namespace Cairn.Faults.Clients;

/// <summary>What all clients sent and what was acknowledged: the truth that the warehouse is compared with. Safe for many threads.</summary>
internal sealed class Ledger
{
    private const int MaxMessages = 1 << 25;
    private const int MaxViolations = 20;

    private readonly Lock _lock = new();
    private readonly List<string> _violations = [];
    private byte[] _sent = new byte[1 << 16];
    private byte[] _acknowledged = new byte[1 << 16];
    private long _retried, _rejected, _posts;

    /// <summary>How many messages were made.</summary>
    public int Messages { get; private set; }

    /// <summary>Posts that were answered with 200.</summary>
    public long Posts => Interlocked.Read(ref _posts);

    /// <summary>Posts that got no answer and were sent again.</summary>
    public long Retried => Interlocked.Read(ref _retried);

    /// <summary>Posts that were rejected with 503 and sent again.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>Answers that no collector may give.</summary>
    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_lock)
                return [.. _violations];
        }
    }

    /// <summary>Messages that were acknowledged at least once.</summary>
    public int Acknowledged
    {
        get
        {
            lock (_lock)
                return Messages - _acknowledged.AsSpan(0, Messages).Count((byte)0);
        }
    }

    /// <summary>Messages that were acknowledged more than once, because they were sent again on purpose.</summary>
    public int AcknowledgedTwice
    {
        get
        {
            lock (_lock)
                return Messages
                    - _acknowledged.AsSpan(0, Messages).Count((byte)0) - _acknowledged.AsSpan(0, Messages).Count((byte)1);
        }
    }

    /// <summary>Makes a post with ids that were never used.</summary>
    public Post Create(int count)
    {
        lock (_lock)
        {
            if (Messages + count > MaxMessages)
                throw new InvalidOperationException($"more than {MaxMessages} messages");
            if (Messages + count > _sent.Length)
            {
                Array.Resize(ref _sent, _sent.Length * 2);
                Array.Resize(ref _acknowledged, _sent.Length);
            }
            var post = new Post(Messages, count, DateTime.UtcNow);
            Messages += count;
            return post;
        }
    }

    public Delivered this[int number]
    {
        get
        {
            lock (_lock)
                return new Delivered(_sent[number], _acknowledged[number]);
        }
    }

    public void NoteSent(Post post)
    {
        lock (_lock)
            Count(_sent.AsSpan(post.First, post.Count));
    }

    public void NoteAcknowledged(Post post)
    {
        lock (_lock)
            Count(_acknowledged.AsSpan(post.First, post.Count));
        Interlocked.Increment(ref _posts);
    }

    public void NoteRetried() => Interlocked.Increment(ref _retried);

    public void NoteRejected() => Interlocked.Increment(ref _rejected);

    public void NoteViolation(string what)
    {
        lock (_lock)
            if (_violations.Count < MaxViolations)
                _violations.Add(what);
    }

    private static void Count(Span<byte> counts)
    {
        foreach (ref var count in counts)
            count = (byte)Math.Min(count + 1, byte.MaxValue);
    }
}
