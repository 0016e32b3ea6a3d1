using Cairn.Attribution.Running;
using Cairn.Attribution.Shapley;
using Cairn.Attribution.Tests.Support;
using Cairn.Model;

namespace Cairn.Attribution.Tests.Shapley;

public class ShapleyTests
{
    private static readonly string[] Names = ["p0", "p1", "p2", "p3", "p4", "p5", "p6"];

    [Fact]
    public void eeghor_set_split()
    {
        var report = ModelRuns.Of("shapley", ("a", 4, 0, 0), ("a > b", 6, 0, 0));

        report.Conversions("a").ShouldBe(7);
        report.Conversions("b").ShouldBe(3);
    }

    [Fact]
    public void repeats_do_not_enlarge_a_share()
    {
        var report = ModelRuns.Of("shapley", ("a > a > a > b", 10, 7m, 0), ("a > b > c > d", 10, 0, 0));

        report.Conversions("a").ShouldBe(7.5);
        report.Value("b").ShouldBe(3.5);
    }

    [Fact]
    public void the_closed_form_agrees_with_the_mean_over_all_orders_of_arrival() =>
        Generated.Check(Generated.Journeys(weighted: false, refunds: false), rows =>
        {
            var players = new Cairn.Model.Journeys.NameIndex();
            foreach (var name in Names)
                players.IndexOf(name);
            var run = new AttributionRun(players, new ModelOptions { Models = ["shapley"] });
            foreach (var row in rows)
                run.Observe(row.ToJourney());
            var report = run.Finish();

            // v(S): conversions of journeys that touched nobody outside S.
            double Worth(int coalition) => rows
                .Where(row => row.Touches.Length > 0 && row.Touches.All(touch => (coalition >> touch.Player & 1) == 1))
                .Sum(row => row.Conversions);
            var expected = BruteForce(Names.Length, Worth);
            for (var player = 0; player < Names.Length; player++)
                report.Conversions(Names[player]).ShouldBe(expected[player], 1e-8);
        }, count: 20);

    [Fact]
    public void weights_split_a_dividend_in_their_ratio()
    {
        var players = new Cairn.Model.Journeys.NameIndex();
        var run = new AttributionRun(players, new ModelOptions { Models = ["shapley"] });
        var (a, b) = (players.IndexOf("a"), players.IndexOf("b"));
        run.Observe(new Cairn.Model.Journeys.Journey
        {
            Touches = [new(a, 0, 0.1), new(a, 1, 0.3), new(b, 2, 0.6)], Conversions = 4,
        });

        var report = run.Finish();

        report.Conversions("a").ShouldBeClose(1); // mean weight 0.2 against 0.6
        report.Conversions("b").ShouldBeClose(3);
    }

    [Fact]
    public void dp6_game()
    {
        var game = new ShapleyGame();
        game.Set(["OS"], 7);
        game.Set(["F"], 6);
        game.Set(["D"], 4);
        game.Set(["OS", "F"], 15);
        game.Set(["OS", "D"], 7);
        game.Set(["F", "D"], 9);
        game.Set(["D", "F", "OS"], 19);

        var credits = game.Credits();

        ((double)credits.Single(credit => credit.Key == "OS").Conversions).ShouldBeClose(46 / 6.0);
        ((double)credits.Single(credit => credit.Key == "F").Conversions).ShouldBeClose(49 / 6.0);
        ((double)credits.Single(credit => credit.Key == "D").Conversions).ShouldBeClose(19 / 6.0);
        credits.Sum(credit => credit.Conversions).ShouldBe(19);
        game.Dividends().Single(pair => pair.Coalition == "D + OS").Dividend.ShouldBe(-4);
    }

    [Fact]
    public void random_games_agree_with_the_mean_over_all_orders_of_arrival()
    {
        const int Seed = 20181;
        var random = new Random(Seed);
        for (var round = 0; round < 20; round++)
        {
            var players = random.Next(1, 7);
            var worth = Enumerable.Range(0, 1 << players).Select(set => set == 0 ? 0 : random.Next(-500, 2000) / 4m).ToArray();
            var game = new ShapleyGame();
            for (var set = 1; set < worth.Length; set++)
                game.Set(Names.Where((_, i) => (set >> i & 1) == 1), worth[set]);

            var expected = BruteForce(players, set => (double)worth[set]);
            var credits = game.Credits();
            for (var player = 0; player < players; player++)
            {
                var credit = credits.Single(credit => credit.Key == Names[player]);
                ((double)credit.Conversions).ShouldBe(expected[player], 1e-8, $"seed {Seed}, round {round}");
            }

            credits.Sum(credit => credit.Conversions).ShouldBe(worth[^1], $"seed {Seed}, round {round}");
        }
    }

    [Fact]
    public void a_coalition_that_is_not_listed_is_worth_what_its_parts_bring_together()
    {
        var game = new ShapleyGame();
        game.Set(["a"], 3);
        game.Set(["b"], 5);

        game.Credits().ShouldBe([new Credit("shapley", "a", 3, 0), new Credit("shapley", "b", 5, 0)]);
    }

    [Fact]
    public void a_coalition_that_is_listed_twice_is_rejected()
    {
        var game = new ShapleyGame();
        game.Set(["a", "b"], 3);

        Should.Throw<UserException>(() => game.Set(["b", "a"], 4)).Message.ShouldContain("a + b");
    }

    [Fact]
    public void too_many_players_are_rejected()
    {
        var game = new ShapleyGame();

        Should.Throw<UserException>(() => game.Set(Enumerable.Range(0, 21).Select(i => $"p{i}"), 1));
    }

    // The definition: what each player adds when it arrives, on average over all orders of arrival.
    private static double[] BruteForce(int players, Func<int, double> worth)
    {
        var table = Enumerable.Range(0, 1 << players).Select(worth).ToArray();
        var sums = new double[players];
        var orders = 0;

        void Arrive(int present, double[] added)
        {
            if (present == table.Length - 1)
            {
                orders++;
                for (var player = 0; player < players; player++)
                    sums[player] += added[player];
                return;
            }

            for (var player = 0; player < players; player++)
            {
                if ((present >> player & 1) == 1)
                    continue;
                added[player] = table[present | (1 << player)] - table[present];
                Arrive(present | (1 << player), added);
            }
        }

        Arrive(0, new double[players]);
        return Array.ConvertAll(sums, sum => sum / orders);
    }
}
