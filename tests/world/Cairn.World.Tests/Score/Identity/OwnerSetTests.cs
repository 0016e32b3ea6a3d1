using Cairn.World.Score.Identity;

namespace Cairn.World.Tests.Score.Identity;

public class OwnerSetTests
{
    [Fact]
    public void sets_of_the_same_people_are_equal_and_others_are_not()
    {
        new OwnerSet([1, 2]).ShouldBe(new OwnerSet([1, 2]));
        new OwnerSet([1, 2]).GetHashCode().ShouldBe(new OwnerSet([1, 2]).GetHashCode());
        new OwnerSet([1, 2]).ShouldNotBe(new OwnerSet([1, 2, 3]));
        new OwnerSet([0, 1, 2, 3, 4, 5, 6, 7]).ShouldNotBe(new OwnerSet([0, 1, 2, 3, 4, 5, 6, 8]));
    }

    [Fact]
    public void households_of_neighbours_do_not_share_a_hash() =>
        Enumerable.Range(0, 10_000).Select(n => new OwnerSet([2 * n, (2 * n) + 1]).GetHashCode()).Distinct().Count().ShouldBeGreaterThan(9_990);
}
