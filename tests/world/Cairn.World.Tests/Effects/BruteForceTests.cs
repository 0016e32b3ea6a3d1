using Cairn.World.Effects;
using Cairn.World.Scenario;
using Cairn.World.Simulation;
using Cairn.World.Tests.Simulation;

namespace Cairn.World.Tests.Effects;

/// <summary>The stated effects against worlds that were really lived once more, by everybody, with everything written down.</summary>
public class BruteForceTests
{
    [Theory]
    [InlineData("shop", 500, 40)]
    [InlineData("fintech", 500, 40)]
    public void every_effect_is_what_the_whole_world_loses_without_the_thing(string preset, int people, int days)
    {
        var lives = new Lives(preset, days, seed: 21);
        var questions = Questions.Of(lives.Preset);
        var sums = new EffectSums(questions.Count, lives.Preset.Conversions.Count);
        var rerun = new Rerun(lives.Life, questions, sums);
        foreach (var person in lives.Live(people))
            rerun.Ask(person);

        var factual = Books(lives, people, Removal.Nothing);
        factual.Conversions[0].ShouldBeGreaterThan(10);
        foreach (var (question, index) in questions.Select((question, index) => (question, index)))
        {
            var without = Books(lives, people, question.Removal);
            for (var c = 0; c < lives.Preset.Conversions.Count; c++)
            {
                sums.Count(index, c).Sum.ShouldBe(factual.Conversions[c] - without.Conversions[c], $"{question.Name} on {lives.Preset.Conversions[c]}");
                sums.Cents(index, c).Sum.ShouldBe(factual.Cents[c] - without.Cents[c], $"{question.Name} on {lives.Preset.Conversions[c]}");
            }
        }
    }

    [Fact]
    public void a_life_is_the_same_whoever_looks()
    {
        var lives = new Lives("shop", 60, seed: 22);
        foreach (var person in lives.Live(200))
        {
            var (visits, converting) = (lives.Life.LifeTotals.Visits, lives.Life.LifeTotals.ConvertingVisits);
            lives.Life.Live(person, Removal.Nothing);
            (lives.Life.LifeTotals.Visits, lives.Life.LifeTotals.ConvertingVisits).ShouldBe((visits, converting));
        }
    }

    [Fact]
    public void the_effects_are_those_that_the_laws_imply()
    {
        var lives = new Lives("shop", 60, seed: 23);
        var questions = Questions.Of(lives.Preset);
        var sums = new EffectSums(questions.Count, lives.Preset.Conversions.Count);
        var rerun = new Rerun(lives.Life, questions, sums);
        foreach (var person in lives.Live(3_000))
            rerun.Ask(person);
        (long Sum, double Error) Effect(string name) => sums.Count(questions.Index().First(entry => entry.Item.Name == name).Index, 0);

        // Brand keywords only catch people on the way; acts that accompany change nothing.
        foreach (var nothing in new[] { "brand", "Product Image Clicked", "Cart Viewed", "Signed In", "Home Viewed" })
            Effect(nothing).ShouldBe((0, 0), nothing);
        foreach (var good in new[] { "prospecting", "awareness", "newsletter", "generic", "Reviews Viewed", "Size Guide Viewed", "Product Added to Wishlist" })
            Effect(good).Sum.ShouldBeGreaterThan((long)(2 * Effect(good).Error), good);
        foreach (var bad in new[] { "Return Policy Viewed", "Payment Failed" })
            Effect(bad).Sum.ShouldBeLessThan((long)(-2 * Effect(bad).Error), bad);
        Effect("Checkout Started").Sum.ShouldBe(Effect("Product Added").Sum);
    }

    /// <summary>Counts conversions in what was written down, not in the outcome that the effects are made of.</summary>
    private static (long[] Conversions, long[] Cents) Books(Lives lives, int people, Removal removal)
    {
        var (conversions, cents) = (new long[lives.Preset.Conversions.Count], new long[lives.Preset.Conversions.Count]);
        void Count(int conversion, long amount)
        {
            conversions[conversion]++;
            cents[conversion] += amount;
        }
        foreach (var _ in lives.Live(people, removal))
        {
            if (lives.Preset.Data.Preset == "shop")
            {
                foreach (var order in lives.Story.Orders)
                    Count(order.Place == "store" ? 1 : 0, order.Cents);
                continue;
            }
            foreach (var check in lives.Story.Checks.Where(check => check.Approved))
                Count(1, 0);
            foreach (var act in lives.Story.Acts)
            {
                if (lives.Preset.Data.Events[act.Event] is { Role: ActRole.Conversion } conversion)
                    Count(conversion.Name switch { "Deposit Confirmed" => 0, "First Trade Completed" => 2, _ => 3 }, act.Cents);
            }
        }
        return (conversions, cents);
    }
}
