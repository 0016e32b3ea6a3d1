using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
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

    private const int PrefixBytes = 8, MaxLength = 17;

    /// <summary>The headers of a request with its network behind them.</summary>
    /// <param name="headers">As <see cref="Model.ClientRequest.Headers"/> has them.</param>
    /// <param name="address">Who sent it.</param>
    public string AddTo(string headers, IPAddress address) => string.Create(CultureInfo.InvariantCulture, $"{headers}{Header}: {Of(address):x16}\n");

    /// <summary>The hash of an address's network; never 0.</summary>
    public ulong Of(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        Span<byte> prefix = stackalloc byte[MaxLength], hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        address.TryWriteBytes(prefix, out var length);
        var isIpv6 = address.AddressFamily == AddressFamily.InterNetworkV6;
        HMACSHA256.HashData(key, prefix[..(isIpv6 ? PrefixBytes : length)], hash);
        return Math.Max(1, BinaryPrimitives.ReadUInt64BigEndian(hash));
    }

    /// <summary>The network among kept headers; 0 where there is none.</summary>
    public static ulong Find(string headers)
    {
        ArgumentNullException.ThrowIfNull(headers);
        return headers.Contains(Header, StringComparison.Ordinal) && ulong.TryParse(KeptHeaders.Find(headers, Header), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var network)
            ? network : 0;
    }
}
