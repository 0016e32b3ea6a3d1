using Cairn.Reference;

namespace Cairn.Attribution.Tests.Reference;

/// <summary>What holds for every random log, and that they hold everything that may go wrong.</summary>
public class RandomCaseTests
{
    private const int Count = 300;

    [Fact]
    public void the_order_of_rows_changes_nothing()
    {
        for (ulong seed = 1; seed <= Count; seed++)
        {
            var one = RandomCase.Of(seed);
            one.Shuffled(seed + 7).Report().Text().ShouldBe(one.Report().Text(), $"seed {seed}");
        }
    }

    [Fact]
    public void every_model_gives_out_what_was_earned()
    {
        for (ulong seed = 1; seed <= Count; seed++)
        {
            var report = RandomCase.Of(seed).Report();
            foreach (var model in report.Rows.GroupBy(row => row.Model))
            {
                model.Sum(row => row.Conversions).ShouldBe(report.Conversions, $"seed {seed}, {model.Key}");
                model.Sum(row => row.Value).ShouldBe(report.Value, $"seed {seed}, {model.Key}");
                model.ShouldAllBe(row => Math.Abs((double)row.Conversions - row.ExactConversions) < 1.1e-9, $"seed {seed}");
                model.ShouldAllBe(row => Math.Abs((double)row.Value - row.ExactValue) < 1.1e-8, $"seed {seed}");
            }
        }
    }

    /// <summary>A rule that no log depends on would be compared with nothing.</summary>
    [Theory]
    [InlineData("refunds", 3)]
    [InlineData("rates", 6)]
    [InlineData("bots", 30)]
    [InlineData("weights", 40)]
    [InlineData("order of the chain", 10)]
    [InlineData("collapse", 10)]
    [InlineData("zone", 1)]
    [InlineData("window", 2)]
    [InlineData("timeout", 10)]
    [InlineData("sessions of the sender", 25)]
    [InlineData("case of origins", 20)]
    [InlineData("case of orders", 5)]
    [InlineData("machine opens", 10)]
    [InlineData("identity calls", 1)]
    public void reports_of_many_cases_depend_on(string what, int percent) =>
        Enumerable.Range(1, Count).Select(seed => RandomCase.Of((ulong)seed))
            .Count(one => Without(what, one).Report().Text() != one.Report().Text())
            .ShouldBeGreaterThanOrEqualTo(percent * Count / 100);

    private static RandomCase Without(string what, RandomCase one)
    {
        var (plan, question) = (one.Plan, one.Question);
        return what switch
        {
            "refunds" => one with { Question = question with { Net = false } },
            "rates" => one with { Question = question with { Rates = [] } },
            "bots" => one with { Question = question with { Bots = !question.Bots } },
            "weights" => one with { Question = question with { WeighByPlan = !question.WeighByPlan } },
            "order of the chain" => one with { Question = question with { Order = question.Order == 1 ? 2 : 1 } },
            "collapse" => one with { Question = question with { Collapse = !question.Collapse } },
            "zone" => one with { Question = question with { Zone = "UTC" } },
            "window" => one with { Question = question with { WindowMs = (question.WindowMs ?? plan.WindowMs) - 1 } },
            "timeout" => one with { Plan = plan with { SessionTimeoutMs = plan.SessionTimeoutMs - 1 } },
            "sessions of the sender" => Told(told => told with { SessionId = "" }),
            "case of origins" => Told(told => told with { Channel = told.Channel.ToUpperInvariant() }),
            "case of orders" => Told(told => told with { OrderId = told.OrderId.ToUpperInvariant() }),
            "machine opens" => Told(told => told with { Flags = [.. told.Flags.Where(flag => flag != "machine_open")] }),
            "identity calls" => one with { Events = [.. one.Events.Where(told => told.Event[0] != '$')] },
            _ => throw new ArgumentException(what, nameof(what)),
        };

        RandomCase Told(Func<ReferenceEvent, ReferenceEvent> otherwise) => one with { Events = [.. one.Events.Select(otherwise)] };
    }

    [Fact]
    public void the_reference_knows_no_part_of_the_product() =>
        File.ReadAllText(Repository.File("tests", "analysis", "Cairn.Reference", "Cairn.Reference.csproj"))
            .ShouldNotContain("ProjectReference", customMessage: "what judges must share no code with what it judges");

    [Fact]
    public void every_kind_of_thing_turns_up_often()
    {
        var reports = Enumerable.Range(1, Count).Select(seed => RandomCase.Of((ulong)seed)).Select(one => (one, report: one.Report())).ToList();

        Often(one => one.report.Conversions > 1, 40);
        Often(one => one.report.Nulls > 0, 25);
        Often(one => one.report.Repeats > 0, 25);
        Often(one => one.report.WithoutMoney > 0, 10);
        Often(one => one.report.OtherCurrencies.Count > 0, 20);
        Often(one => one.report.Persons.Count > 1, 40);
        Often(one => one.report.Persons.SelectMany(one.report.Explain).Any(conversion => conversion.Touches.Count > 2), 10);
        Often(one => one.report.Persons.SelectMany(one.report.Timeline).Any(visit => visit.Acts.Count > 2), 30);
        Often(one => one.report.Rows.Any(row => row.Key == "(unattributed)" && row.Conversions > 0), 4);
        Often(HasAnOrderOfTwo, 10);

        void Often(Func<(RandomCase one, ReferenceReport report), bool> happens, int percent) =>
            reports.Count(happens).ShouldBeGreaterThanOrEqualTo(percent * Count / 100);

        static bool HasAnOrderOfTwo((RandomCase one, ReferenceReport report) tried) =>
            tried.one.Plan.OncePer == "order_id" && tried.one.Events
                .Where(told => told.Event == tried.one.Plan.ConversionEvent && told.OrderId.Trim().Length > 0)
                .GroupBy(told => told.OrderId.Trim())
                .Any(order => order.Select(told => told.UserId + told.AnonymousId).Distinct().Count() > 1);
    }
}
