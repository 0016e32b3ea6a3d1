using Cairn.World.Randomness;

namespace Cairn.World.Tests.Randomness;

public class MixTests
{
    [Fact]
    public void agrees_with_the_published_generator()
    {
        // The first three outputs of SplitMix64 seeded with 1234567, as in the reference implementation.
        const ulong golden = 0x9E37_79B9_7F4A_7C15;
        Mix.Of(1234567).ShouldBe(6457827717110365317UL);
        Mix.Of(unchecked(1234567 + golden)).ShouldBe(3203168211198807973UL);
        Mix.Of(unchecked(1234567 + 2 * golden)).ShouldBe(9817491932198370423UL);
    }
}
