using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Cairn.Collector.SignIn;

/// <summary>
/// The nonces of sign-in messages: given out for ten minutes, good once. A nonce carries its own end under a key of this process, so that one
/// that was given out takes no memory; those that were used are remembered until they end. A restart ends them all. Thread-safe.
/// </summary>
/// <remarks>Source: EIP-4361, "nonce"; HMAC-SHA-256, shortened to 128 bits (RFC 2104, section 5).</remarks>
public sealed class NonceBook(TimeProvider time)
{
    /// <summary>How long a nonce is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Used nonces that are remembered: 32 MB. Beyond them none is taken until some have ended.</summary>
    private const int MaxUsed = 500_000;

    private const int RandomBytes = 8, TimeBytes = 8, MacBytes = 16, Length = RandomBytes + TimeBytes + MacBytes;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _lock = new();
    private readonly HashSet<ulong> _used = [];
    private readonly Queue<(ulong Nonce, long Ends)> _ending = [];

    /// <summary>Gives one out.</summary>
    /// <returns>The nonce, 64 hexadecimal digits, and when it ends.</returns>
    public (string Nonce, DateTimeOffset Ends) Issue()
    {
        var ends = time.GetUtcNow() + Lifetime;
        Span<byte> nonce = stackalloc byte[Length];
        RandomNumberGenerator.Fill(nonce[..RandomBytes]);
        BinaryPrimitives.WriteInt64BigEndian(nonce[RandomBytes..], ends.ToUnixTimeMilliseconds());
        Sign(nonce[..(RandomBytes + TimeBytes)], nonce[(RandomBytes + TimeBytes)..]);
        return (Convert.ToHexStringLower(nonce), ends);
    }

    /// <summary>Uses one up.</summary>
    public NonceUse Use(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<byte> nonce = stackalloc byte[Length], mac = stackalloc byte[MacBytes];
        if (text.Length != 2 * Length || Convert.FromHexString(text, nonce, out _, out _) != System.Buffers.OperationStatus.Done)
            return NonceUse.Unknown;
        Sign(nonce[..(RandomBytes + TimeBytes)], mac);
        if (!CryptographicOperations.FixedTimeEquals(mac, nonce[(RandomBytes + TimeBytes)..]))
            return NonceUse.Unknown;
        var (ends, now) = (BinaryPrimitives.ReadInt64BigEndian(nonce[RandomBytes..]), time.GetUtcNow().ToUnixTimeMilliseconds());
        return ends <= now ? NonceUse.Unknown : Note(BinaryPrimitives.ReadUInt64BigEndian(nonce), now);
    }

    private NonceUse Note(ulong nonce, long now)
    {
        lock (_lock)
        {
            while (_ending.TryPeek(out var oldest) && oldest.Ends <= now)
                _used.Remove(_ending.Dequeue().Nonce);
            if (_used.Contains(nonce))
                return NonceUse.Used;
            if (_used.Count >= MaxUsed)
                return NonceUse.TooMany;
            _used.Add(nonce);
            // In order of their use, and so for ten minutes from then: no longer than that does any of them hold.
            _ending.Enqueue((nonce, now + (long)Lifetime.TotalMilliseconds));
            return NonceUse.Good;
        }
    }

    private void Sign(ReadOnlySpan<byte> content, Span<byte> mac)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, content, whole);
        whole[..MacBytes].CopyTo(mac);
    }
}
