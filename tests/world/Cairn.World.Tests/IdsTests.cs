using Cairn.World.Randomness;

namespace Cairn.World.Tests;

public class IdsTests
{
    [Fact]
    public void a_uuid_is_of_version_4_and_keeps_122_bits()
    {
        var (high, low) = (Mix.Of(42 ^ 11, 5), Mix.Of(42 ^ 12, 5));
        new Ids(42).AnonymousId(5).ShouldBe(
            $"{high >> 32:x8}-{(high >> 16) & 0xFFFF:x4}-4{high & 0xFFF:x3}-{0x8000 | ((low >> 48) & 0x3FFF):x4}-{low & 0xFFFF_FFFF_FFFF:x12}");
    }
}
