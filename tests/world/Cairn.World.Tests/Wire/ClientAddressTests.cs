using System.Net;
using System.Text;
using Cairn.World.Text;
using Cairn.World.Wire.Rendering;

namespace Cairn.World.Tests.Wire;

public class ClientAddressTests
{
    [Fact]
    public void addresses_are_for_documentation_and_belong_to_households()
    {
        var addresses = Enumerable.Range(0, 4_000).Select(Of).ToArray();
        addresses.ShouldAllBe(address => address.StartsWith("2001:db8:", StringComparison.Ordinal) || address.StartsWith("192.0.2.", StringComparison.Ordinal)
            || address.StartsWith("198.51.100.", StringComparison.Ordinal) || address.StartsWith("203.0.113.", StringComparison.Ordinal));
        addresses.ShouldAllBe(address => IPAddress.Parse(address).ToString() == address);

        var networks = addresses.Chunk(4).Select(household => household.Select(Network).Distinct().Single()).ToArray();
        var six = networks.Where(network => network.Contains(':', StringComparison.Ordinal)).ToArray();
        six.Length.ShouldBeInRange(400, 600);
        six.Distinct().Count().ShouldBe(six.Length);
    }

    [Theory]
    [InlineData(70_000)]
    [InlineData(50_000_000)]
    public void a_bot_far_from_the_household_has_an_address_too(int beyond)
    {
        for (var first = 0; first < 400; first += 4)
        {
            var text = new Utf8Text();
            ClientAddress.Add(text, SmallWorld.Seed, first + beyond, first);
            IPAddress.TryParse(Encoding.UTF8.GetString(text.Written), out _).ShouldBeTrue();
        }
    }

    private static string Of(int person)
    {
        var text = new Utf8Text();
        ClientAddress.Add(text, SmallWorld.Seed, person, person - person % 4);
        return Encoding.UTF8.GetString(text.Written);
    }

    /// <summary>All but the last digit of IPv6, all of IPv4.</summary>
    private static string Network(string address) => address.Contains(':', StringComparison.Ordinal) ? address[..address.LastIndexOf(':')] : address;
}
