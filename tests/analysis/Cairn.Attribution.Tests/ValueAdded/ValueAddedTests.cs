using Cairn.Attribution.Running;
using Cairn.Attribution.Tests.Support;
using Cairn.Model;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Tests.ValueAdded;

public sealed class ValueAddedTests
{
    private const long Minute = 60_000;

    private static readonly ModelOptions Options = new() { Models = ["value_added"], VisitGap = TimeSpan.FromMinutes(30) };

    [Fact]
    public void an_act_earns_the_difference_that_it_makes_to_the_chance()
    {
        var report = Report(Options, [(["other"], 2000, 18_000), (["act", "other"], 3000, 7000)]);

        // A visit that begins converts in 16.7 of 100 cases; after the act it is some 35, and where the other act comes first 10.
        report.Conversions("act").ShouldBeInRange(1700, 2400);
        report.Conversions("other").ShouldBeInRange(-1600, -1200);
    }

    [Fact]
    public void acts_that_drive_people_away_get_less_than_nothing()
    {
        var report = Report(Options, [(["look"], 3000, 7000), (["look", "fail"], 300, 2700), (["look", "read"], 1500, 1500)]);

        report.Conversions("fail").ShouldBeLessThan(-200);
        report.Conversions("read").ShouldBeGreaterThan(200);
    }

    [Fact]
    public void what_befalls_people_in_a_visit_counts_and_outside_of_it_does_not()
    {
        var players = new NameIndex();
        var run = new AttributionRun(players, Options with { Models = ["linear", "value_added"] });
        var (look, fail, mail) = (players.IndexOf("look"), players.IndexOf("fail"), players.IndexOf("mail"));
        for (var i = 0; i < 2000; i++)
        {
            var (fails, converts) = (i % 4 == 0, i % 4 == 0 ? i % 40 == 0 : i % 2 == 0);
            run.Observe(new Journey
            {
                Touches = [new Touch(look, 0)],
                Befell = fails ? [new Touch(mail, -40 * Minute, 0), new Touch(fail, 2 * Minute, 0)] : [new Touch(mail, -40 * Minute, 0)],
                Conversions = converts ? 1 : 0,
                Nulls = converts ? 0 : 1,
                EndedAt = 3 * Minute,
            });
        }

        var report = run.Finish();
        report.Row("value_added", "fail").Conversions.ShouldBeLessThan(-50);
        report.Row("value_added", "mail").Conversions.ShouldBe(0);
        report.Row("linear", "fail").Conversions.ShouldBe(0);
        report.Row("linear", "look").Conversions.ShouldBe(report.Conversions);
    }

    [Fact]
    public void all_that_is_handed_out_adds_up_to_the_conversions_and_the_money_exactly()
    {
        var random = new Random(3);
        string[] acts = ["a", "b", "c", "d", "e"];
        for (var i = 0; i < 50; i++)
        {
            var rows = Enumerable.Range(0, random.Next(1, 30)).Select(_ =>
                (Enumerable.Range(0, random.Next(0, 6)).Select(_ => acts[random.Next(5)]).ToArray(), (long)random.Next(0, 5), (long)random.Next(0, 20))).ToArray();
            var report = Report(Options, rows);

            report.Credits.Sum(credit => credit.Conversions).ShouldBe(report.Conversions);
            report.Credits.Sum(credit => credit.Value).ShouldBe(report.Value);
        }
    }

    [Fact]
    public void the_order_of_visits_and_of_names_changes_no_digit()
    {
        var random = new Random(4);
        string[] acts = ["a", "b", "c", "d"];
        var rows = Enumerable.Range(0, 300).Select(_ =>
            (Enumerable.Range(0, random.Next(1, 6)).Select(_ => acts[random.Next(4)]).ToArray(), (long)random.Next(0, 2), (long)random.Next(0, 3))).ToArray();

        var one = Report(Options with { Replicates = 40 }, rows);
        var other = Report(Options with { Replicates = 40 }, [.. rows.Reverse()]);

        other.Credits.ShouldBe(one.Credits);
        other.Intervals!.Rows.Select(static row => row!.Conversions).ShouldBe(one.Intervals!.Rows.Select(static row => row!.Conversions));
    }

    [Fact]
    public void an_act_counts_once_in_a_visit_and_anew_in_the_next()
    {
        var players = new NameIndex();
        var run = new AttributionRun(players, Options);
        var (act, other) = (players.IndexOf("act"), players.IndexOf("other"));
        for (var i = 0; i < 1000; i++)
        {
            run.Observe(new Journey { Touches = [new Touch(other, 0)], Conversions = i % 10 == 0 ? 1 : 0, Nulls = i % 10 == 0 ? 0 : 1 });
            run.Observe(new Journey { Touches = [new Touch(act, 0)], Conversions = i % 2 == 0 ? 1 : 0, Nulls = i % 2 == 0 ? 0 : 1 });
        }

        run.Finish();
        var explained = run.Explain(new Journey
        {
            Touches = [new Touch(act, 0), new Touch(act, 1 * Minute), new Touch(act, 31 * Minute), new Touch(act, 62 * Minute)], Conversions = 1, EndedAt = 63 * Minute,
        }).Models.Single().Touches;

        explained[1].Reason.ShouldBe("done before in this visit");
        explained[1].Conversions.ShouldBe(0);
        explained[2].Reason.ShouldBe("done before in this visit"); // exactly half an hour is no silence
        explained[3].Reason.ShouldBe(explained[0].Reason);
        explained[0].Reason.ShouldMatch(@"^the chance of a conversion in this visit goes from [23]\d\.\d\d% to [45]\d\.\d\d%$");
    }

    [Fact]
    public void a_visit_that_ends_before_the_conversion_did_not_lead_to_it()
    {
        var players = new NameIndex();
        var run = new AttributionRun(players, Options);
        var (early, late) = (players.IndexOf("early"), players.IndexOf("late"));
        for (var i = 0; i < 500; i++)
        {
            run.Observe(new Journey { Touches = [new Touch(early, 0), new Touch(late, 90 * Minute)], Conversions = 1, EndedAt = 91 * Minute });
            run.Observe(new Journey { Touches = [new Touch(early, 0)], Nulls = 1 });
            run.Observe(new Journey { Touches = [new Touch(late, 0)], Nulls = 1 });
        }

        var report = run.Finish();
        report.Conversions("early").ShouldBeLessThan(0);
        report.Conversions("late").ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    [InlineData(1, 10_000)]
    public void one_converter_or_all_or_none_is_no_infinity(long conversions, long nulls)
    {
        var report = Report(Options with { Replicates = 20 }, [(["a", "b"], conversions, nulls), (["b"], conversions, nulls)]);

        report.Credits.Sum(credit => credit.Conversions).ShouldBe(2 * conversions);
        Math.Abs(report.Conversions("a")).ShouldBeLessThanOrEqualTo(10_001);
    }

    [Fact]
    public void visits_as_touches_are_rejected_with_the_way_to_ask()
    {
        var error = Should.Throw<UserException>(() => new AttributionRun(new NameIndex(), Options with { VisitGap = null }));

        error.Remedy.ShouldContain("--by event");
    }

    [Fact]
    public void too_many_players_end_it_with_a_message()
    {
        var run = new AttributionRun(new NameIndex(), Options);
        var players = new NameIndex();
        for (var i = 0; i < 1001; i++)
            players.IndexOf($"p{i}");
        var large = new AttributionRun(players, Options);
        for (var i = 0; i < 1001; i++)
            large.Observe(new Journey { Touches = [new Touch(i, 0)], Conversions = 1 });

        run.Finish().Conversions.ShouldBe(0);
        Should.Throw<UserException>(() => large.Finish()).Message.ShouldContain("1,000 players");
    }

    private static ModelCredits Report(ModelOptions options, (string[] Acts, long Conversions, long Nulls)[] visits)
    {
        var players = new NameIndex();
        var run = new AttributionRun(players, options);
        foreach (var (acts, conversions, nulls) in visits)
        {
            run.Observe(new Journey
            {
                Touches = [.. acts.Select((act, i) => new Touch(players.IndexOf(act), i * Minute))],
                Conversions = conversions,
                Value = conversions * 12.34m,
                Nulls = nulls,
                EndedAt = acts.Length * Minute,
            });
        }

        return run.Finish();
    }
}
