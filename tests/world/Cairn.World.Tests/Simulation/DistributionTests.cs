using Cairn.World.Companies.Shop;
using Cairn.World.Scenario;
using Cairn.World.Simulation;

namespace Cairn.World.Tests.Simulation;

/// <summary>What was asked of a world is what it is, within the bounds that docs/world.md states.</summary>
public class DistributionTests
{
    private const int People = 6_000;
    private const int Days = 56;

    [Theory]
    [InlineData("shop", 0.55, 0.035)]
    [InlineData("shop", 0.25, 0.015)]
    [InlineData("shop", 1.2, 0.06)]
    [InlineData("fintech", 0.6, 0.04)]
    public void sessions_and_conversion_rate_are_those_that_were_asked_for(string preset, double sessions, double rate)
    {
        var lives = new Lives(preset, Days, seed: 11, new Target(sessions, rate));
        double visits = 0, converting = 0;
        foreach (var _ in lives.Live(People))
            (visits, converting) = (visits + lives.Life.LifeTotals.Visits, converting + lives.Life.LifeTotals.ConvertingVisits);
        (visits / People / Days * 7 / sessions).ShouldBe(1, 0.10);

        // The pilot and this world are both samples, in which few people make many of the conversions.
        var expected = People * Days / 7 * sessions * rate;
        (converting / visits / rate).ShouldBe(1, 0.05 + 3 * Math.Sqrt(1.6 / expected));
    }

    [Fact]
    public void customers_drop_out_as_beta_geometric_says()
    {
        // With p spread as Kumaraswamy(1, b) = Beta(1, b), the k-th conversion is the last one with probability 1 / (b + k)
        // (Fader, Hardie and Lee, "Counting Your Customers the Easy Way", 2005, for their Beta mixing distribution).
        var lives = new Lives("shop", 120, seed: 5, new Target(1.5, 0.10));
        var reached = new int[4];
        var ended = new int[4];
        foreach (var _ in lives.Live(8_000))
        {
            var outcome = lives.Life.LifeTotals;
            for (var k = 1; k <= 3 && k <= outcome.ConvertingVisits; k++)
            {
                reached[k]++;
                if (k == outcome.ConvertingVisits && !outcome.IsAlive)
                    ended[k]++;
            }
        }
        var b = 1 / lives.Preset.Habits.DropOut - 1;
        for (var k = 1; k <= 3; k++)
        {
            var expected = 1 / (b + k);
            var error = Math.Sqrt(expected * (1 - expected) / reached[k]);
            ((double)ended[k] / reached[k]).ShouldBe(expected, 4 * error, $"after conversion {k} of {reached[k]} people");
        }
    }

    [Fact]
    public void activity_is_heavy_tailed()
    {
        var lives = new Lives("shop", Days, seed: 6);
        var visits = lives.Live(People).Select(_ => lives.Life.LifeTotals.Visits).OrderDescending().ToArray();
        var tenth = visits.Take(People / 10).Sum() / (double)visits.Sum();
        tenth.ShouldBeInRange(0.30, 0.50);
        ((double)visits.Count(count => count == 0) / People).ShouldBeInRange(0.05, 0.20);
    }

    [Fact]
    public void visitors_come_back_less_and_less_but_do_not_vanish()
    {
        var lives = new Lives("shop", Days, seed: 7);
        var began = lives.Calendar.StartsAt;
        var returned = new int[8];
        foreach (var _ in lives.Live(People))
        {
            var weeks = lives.Story.Visits.Select(visit => (int)Math.Clamp((visit.At - began) / Calendar.Day / 7, 0, 7)).ToHashSet();
            if (!weeks.Contains(0))
                continue;
            foreach (var week in weeks)
                returned[week]++;
        }
        var retention = returned.Select(count => (double)count / returned[0]).ToArray();
        retention[1].ShouldBeInRange(0.48, 0.66);
        retention[7].ShouldBeInRange(0.35, 0.55);
        retention[7].ShouldBeLessThan(retention[1]);
    }

    [Fact]
    public void spending_is_what_the_campaign_is_set_to()
    {
        var lives = new Lives("shop", Days, seed: 8);
        foreach (var _ in lives.Live(People))
        {
        }
        const int video = 9;
        lives.Preset.Data.Campaigns[video].Name.ShouldBe("awareness");
        var shown = Enumerable.Range(0, Days).Sum(day => lives.Spend.Exposures(day, video));

        // 1 - e^-r averaged over demand, a normal number whose variance is that of wish and need together.
        var model = lives.Preset.Models[video];
        var habits = lives.Preset.Habits;
        var spread = Math.Sqrt(habits.Wish * habits.Wish + habits.NeedNoise * habits.NeedNoise / (1 - habits.NeedCarry * habits.NeedCarry));
        var expected = 0.0;
        const int steps = 2_000;
        for (var i = 0; i < steps; i++)
        {
            var demand = spread * Cairn.World.Randomness.Normal.Quantile((i + 0.5) / steps);
            expected += (1 - Math.Exp(-model.Rate * Math.Exp(model.Aim * demand))) / steps;
        }
        (shown / (double)People / Days).ShouldBe(expected, expected * 0.01);
    }

    [Fact]
    public void retargeting_finds_those_who_would_buy_anyway()
    {
        var lives = new Lives("shop", Days, seed: 9);
        double shown = 0, shownBuyers = 0, buyers = 0;
        foreach (var _ in lives.Live(People))
        {
            var outcome = lives.Life.LifeTotals;
            var sawIt = (outcome.Campaigns >> 8 & 1) != 0;
            (shown, buyers) = (shown + (sawIt ? 1 : 0), buyers + (outcome.ConvertingVisits > 0 ? 1 : 0));
            shownBuyers += sawIt && outcome.ConvertingVisits > 0 ? 1 : 0;
        }
        lives.Preset.Data.Campaigns[8].Name.ShouldBe("display_retargeting");
        var among = shownBuyers / shown;
        var others = (buyers - shownBuyers) / (People - shown);
        among.ShouldBeGreaterThan(3 * others);
    }

    [Fact]
    public void visits_follow_the_hours_of_the_day_and_the_days_of_the_week()
    {
        var lives = new Lives("shop", Days, seed: 10);
        var hours = new double[24];
        double sundays = 0, fridays = 0;
        foreach (var person in lives.Live(People))
        {
            var offset = lives.Preset.Data.Regions[person.Region].OffsetHours;
            foreach (var visit in lives.Story.Visits)
            {
                var local = DateTimeOffset.FromUnixTimeMilliseconds(visit.At).AddHours(offset);
                hours[local.Hour]++;
                sundays += local.DayOfWeek == DayOfWeek.Sunday ? 1 : 0;
                fridays += local.DayOfWeek == DayOfWeek.Friday ? 1 : 0;
            }
        }
        (hours[20] / hours[3]).ShouldBeGreaterThan(8);
        sundays.ShouldBeGreaterThan(fridays);
    }

    [Fact]
    public void acts_that_accompany_are_done_more_by_buyers_and_cause_nothing()
    {
        var lives = new Lives("shop", Days, seed: 12);
        double images = 0, imagesOfBuyers = 0, products = 0, productsOfBuyers = 0;
        foreach (var _ in lives.Live(People))
        {
            var bought = lives.Life.LifeTotals.ConvertingVisits > 0;
            foreach (var act in lives.Story.Acts)
            {
                var image = act.Event == ShopEvents.ImageClicked ? 1 : 0;
                var product = act.Event == ShopEvents.ProductViewed ? 1 : 0;
                (images, products) = (images + image, products + product);
                if (bought)
                    (imagesOfBuyers, productsOfBuyers) = (imagesOfBuyers + image, productsOfBuyers + product);
            }
        }
        (imagesOfBuyers / productsOfBuyers).ShouldBeGreaterThan(1.15 * (images - imagesOfBuyers) / (products - productsOfBuyers));
    }
}
