using Cairn.World.Randomness;

namespace Cairn.World.Tests.Randomness;

public class DrawsTests
{
    private const int Many = 200_000;

    private static readonly Draws Place = new(20260105);

    [Fact]
    public void uniform_numbers_are_even_and_without_memory()
    {
        var cells = new int[10, 10];
        for (var i = 0; i < Many; i++)
            cells[(int)(Place.Uniform(i) * 10), (int)(Place.Uniform(i + 1) * 10)]++;

        // Chi-square over the 100 cells of successive pairs: mean 99, standard deviation 14.
        var expected = Many / 100.0;
        var chi = cells.Cast<int>().Sum(count => (count - expected) * (count - expected) / expected);
        chi.ShouldBeInRange(99 - 5 * 14, 99 + 5 * 14);
    }

    [Fact]
    public void neighbouring_places_share_nothing()
    {
        var product = 0.0;
        for (var i = 0; i < Many; i++)
            product += (Place.Within((ulong)i).Uniform(0) - 0.5) * (Place.Within((ulong)i + 1).Uniform(0) - 0.5);
        (product / Many * 12).ShouldBe(0, 5 / Math.Sqrt(Many));
    }

    [Fact]
    public void normal_and_exponential_numbers_have_their_moments()
    {
        double sum = 0, squares = 0, exponential = 0;
        for (var i = 0; i < Many; i++)
        {
            var x = Place.Normal(i);
            (sum, squares, exponential) = (sum + x, squares + x * x, exponential + Place.Exponential(i + Many));
        }
        (sum / Many).ShouldBe(0, 0.012);
        (squares / Many).ShouldBe(1, 0.02);
        (exponential / Many).ShouldBe(1, 0.012);
    }

    [Fact]
    public void kumaraswamy_numbers_have_their_mean()
    {
        // E = b B(1 + 1/a, b); for a = 1 that is 1 / (1 + b).
        var sum = 0.0;
        for (var i = 0; i < Many; i++)
            sum += Place.Kumaraswamy(i, 1, 4);
        (sum / Many).ShouldBe(0.2, 0.003);
    }

    [Fact]
    public void choices_follow_their_weights()
    {
        var counts = new int[3];
        for (var i = 0; i < Many; i++)
            counts[Place.Choose(i, [1, 0, 3])]++;
        counts[1].ShouldBe(0);
        ((double)counts[0] / Many).ShouldBe(0.25, 0.006);
    }

    [Fact]
    public void a_place_gives_the_same_number_whatever_was_drawn_before()
    {
        var first = Place.Within(7).Uniform(3);
        Place.Within(7).Uniform(2);
        Place.Within(8).Uniform(3);
        Place.Within(7).Uniform(3).ShouldBe(first);
    }
}
