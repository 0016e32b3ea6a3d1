using System.Net;
using Microsoft.AspNetCore.Http;

namespace Cairn.Collector.Limits;

/// <summary>
/// Who asks: the other end of the connection, or whom a trusted proxy names. A header is read from its end, where the nearest
/// proxy wrote, and only as far as there are proxies that are trusted; anybody can write what stands before.
/// </summary>
internal sealed class ClientAddress(ProxyOptions proxies)
{
    private readonly bool _hasProxies = proxies.Header.Length > 0;

    /// <summary>The address to limit; null for this machine itself, which is not.</summary>
    public IPAddress? Of(HttpContext http)
    {
        var peer = http.Connection.RemoteIpAddress;
        if (peer is null)
            return null;
        if (_hasProxies)
            return IsTrusted(peer) ? Named(http, peer) : peer;
        return IPAddress.IsLoopback(peer) ? null : peer;
    }

    /// <summary>The visitor's own address; null where only a proxy or this machine is known.</summary>
    public IPAddress? OfVisitor(HttpContext http) =>
        Of(http) is { } address && !IPAddress.IsLoopback(address) && !(_hasProxies && IsTrusted(address)) ? address : null;

    private IPAddress Named(HttpContext http, IPAddress peer)
    {
        var rest = http.Request.Headers[proxies.Header].ToString().AsSpan();
        var nearest = peer;
        while (!rest.IsEmpty)
        {
            var comma = rest.LastIndexOf(',');
            if (!TryParse(rest[(comma + 1)..].Trim(), out var address))
                return nearest;
            nearest = address;
            if (!IsTrusted(address))
                return address;
            rest = comma < 0 ? [] : rest[..comma];
        }
        return nearest;
    }

    /// <summary>Some proxies write the port too.</summary>
    private static bool TryParse(ReadOnlySpan<char> text, out IPAddress address)
    {
        if (IPAddress.TryParse(text, out address!))
            return true;
        var known = IPEndPoint.TryParse(text, out var end);
        address = known ? end!.Address : IPAddress.None;
        return known;
    }

    private bool IsTrusted(IPAddress address)
    {
        if (IPAddress.IsLoopback(address))
            return true;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        foreach (var network in proxies.Trusted)
            if (network.Contains(plain))
                return true;
        return false;
    }
}
