using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;

namespace Cairn.Protocols.Wire;

/// <summary>
/// The network from which a visitor comes, as a keyed hash (HMAC-SHA256, RFC 2104, its first 64 bits): who has no key cannot try addresses. A network is
/// an IPv4 address, which a household or more shares, or an IPv6 /64, one link's (RFC 4291, section 2.5.4).
/// </summary>
/// <param name="key">The data folder's secret.</param>
public sealed class NetworkHash(byte[] key)
{
    /// <summary>The header under which it stands with a request. A client's own header of this name is not kept.</summary>
    public const string Header = "cairn-network";

    private const int PrefixBytes = 8;

    /// <summary>Networks that are remembered: OpenSSL takes 2 us for a hash, and most requests come from one of the latest networks.</summary>
    private const int MaxRemembered = 8192;

    private readonly Known?[] _known = new Known?[MaxRemembered];

    /// <summary>The headers of a request with its network before them.</summary>
    /// <param name="headers">As <see cref="Model.ClientRequest.Headers"/> has them.</param>
    /// <param name="address">Who sent it.</param>
    public string AddTo(string headers, IPAddress address) => string.Create(CultureInfo.InvariantCulture, $"{Header}: {Of(address):x16}\n{headers}");

    /// <summary>The hash of an address's network; never 0.</summary>
    public ulong Of(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[2 * PrefixBytes];
        bytes.Clear();
        address.TryWriteBytes(bytes, out var length);
        var prefix = bytes[..Math.Min(length, PrefixBytes)];
        var number = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        ref var slot = ref _known[(int)((number * 0x9E37_79B9_7F4A_7C15) >> 51)];
        // Whole entries are put in place, so that several threads may use it.
        if (slot is not { } known || known.Prefix != number || known.Length != prefix.Length)
            slot = known = new Known(number, prefix.Length, Compute(prefix));
        return known.Hash;
    }

    private ulong Compute(ReadOnlySpan<byte> prefix)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, prefix, hash);
        return Math.Max(1, BinaryPrimitives.ReadUInt64BigEndian(hash));
    }

    /// <summary>The network among kept headers; 0 where there is none.</summary>
    public static ulong Find(string headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return headers.Contains(Header, StringComparison.Ordinal) && ulong.TryParse(KeptHeaders.Find(headers, Header), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var network)
            ? network : 0;
    }

    private sealed record Known(ulong Prefix, int Length, ulong Hash);
}
