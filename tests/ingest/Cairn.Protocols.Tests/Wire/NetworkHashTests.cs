using System.Net;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Tests.Wire;

/// <summary>From which network a request comes, so that nobody without the key can tell.</summary>
public sealed class NetworkHashTests
{
    private static readonly NetworkHash Hash = new([1, 2, 3]);

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void A_network_is_an_address_of_IPv4_or_a_link_of_IPv6(string one, string other, bool isSame) =>
        (Hash.Of(IPAddress.Parse(one)) == Hash.Of(IPAddress.Parse(other))).ShouldBe(isSame);

    [Fact]
    public void Another_key_gives_another_hash() =>
        Hash.Of(IPAddress.Loopback).ShouldNotBe(new NetworkHash([1, 2, 4]).Of(IPAddress.Loopback));

    [Fact]
    public void It_stands_among_the_kept_headers()
    {
        var headers = Hash.AddTo("content-type: text/plain\n", IPAddress.Parse("192.0.2.1"));
        headers.ShouldMatch("^cairn-network: [0-9a-f]{16}\ncontent-type: text/plain\n$");
        NetworkHash.Find(headers).ShouldBe(Hash.Of(IPAddress.Parse("192.0.2.1")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("content-type: text/plain\n")]
    [InlineData("cairn-network: none\n")]
    [InlineData("cairn-network: 12345678901234567\n")]
    public void Where_there_is_none_it_is_not_known(string headers) => NetworkHash.Find(headers).ShouldBe(0UL);
}
