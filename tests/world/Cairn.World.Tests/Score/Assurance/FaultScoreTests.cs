using Cairn.World.Answers;
using Cairn.World.Score.Assurance;

namespace Cairn.World.Tests.Score.Assurance;

public class FaultScoreTests
{
    private static readonly FaultAnswer Blockers = Fault("ad_blockers", 1, null, 500, "*") with
    {
        Whom = new Dictionary<string, IReadOnlyDictionary<string, double>> { ["browser"] = new Dictionary<string, double> { ["Chrome"] = 0.2 } },
    };

    private static readonly FaultAnswer DeadTag = Fault("dead_tag", 10, 12, 40, "Product Viewed");
    private static readonly FaultAnswer Double = Fault("double_firing_tag", 10, 20, 19, "Order Completed");

    [Theory]
    [InlineData(10, 12, "Product Viewed", true)]
    [InlineData(13, 15, "Product Viewed", true)] // within the tolerance of a day
    [InlineData(14, 15, "Product Viewed", false)]
    [InlineData(5, 9, "Product Viewed", true)]
    [InlineData(5, 8, "Product Viewed", false)]
    [InlineData(5, null, "Product Viewed", true)]
    [InlineData(10, 12, "Order Completed", false)]
    [InlineData(10, 12, null, false)]
    public void a_finding_fits_a_fault_of_its_event_and_time(int start, int? end, string? name, bool fits) =>
        FaultScorer.Fits(DeadTag, Finding("dead_tag", start, end, name)).ShouldBe(fits);

    [Theory]
    [InlineData("?", null, null, null, true)]
    [InlineData("?", "*", null, null, true)]
    [InlineData("?", null, "all", null, true)]
    [InlineData("?", null, "browser", "Chrome", true)]
    [InlineData("?", null, "browser", null, true)]
    [InlineData("?", null, "browser", "Safari", false)]
    [InlineData("?", null, "region", "DE", false)]
    [InlineData("ad_blockers", "Order Completed", null, null, true)]
    [InlineData("?", "Order Completed", "browser", "Chrome", true)]
    [InlineData("?", "Order Completed", null, null, false)]
    public void a_fault_of_every_event_takes_the_right_part_or_the_right_cause(string cause, string? name, string? dimension, string? value, bool fits) =>
        FaultScorer.Fits(Blockers, Finding(cause, 3, 4, name) with { Dimension = dimension, Value = value }).ShouldBe(fits);

    [Fact]
    public void a_case_worked_by_hand()
    {
        Finding[] findings =
        [
            Finding("clock_skew", 10, 12, "Product Viewed"), // right about the fault, wrong about the cause
            Finding("ad_blockers", 1, null, null) with { Dimension = "browser", Value = "Chrome" },
            Finding("ad_blockers", 1, null, "Product Viewed"),
            Finding("dead_tag", 30, 31, "Signed Up"),
            Finding("double_firing_tag", 10, 11, "Order Completed"),
        ];

        var score = FaultScorer.Score([Blockers, DeadTag, Double, Fault("renamed_event", 1, null, 99, "Cart Viewed")], findings, 20);

        score.Found.Select(match => (match.Fault.Kind, match.IsCauseRight)).ShouldBe([("ad_blockers", true), ("dead_tag", false)]);
        score.Missed.Select(fault => fault.Kind).ShouldBe(["renamed_event"]);
        score.Small.Select(match => match.Fault.Kind).ShouldBe(["double_firing_tag"]);
        score.Repeats.Count.ShouldBe(1);
        score.Baseless.ShouldBe([findings[3]]);
        score.FalseAlarms.ShouldBe(2);
        score.Precision.ShouldBe(0.5);
        score.Recall.ShouldNotBeNull().ShouldBe(2 / 3.0, 1e-12);
        score.CausesRight.ShouldBe(0.5);
    }

    [Fact]
    public void right_causes_come_before_many_matches()
    {
        FaultAnswer[] faults = [Fault("dead_tag", 1, 9, 50, "A"), Fault("unload_loss", 1, 9, 50, "A", "B")];

        // To match both faults, the second would have to take the first one's cause.
        var score = FaultScorer.Score(faults, [Finding("unload_loss", 1, 9, "A")], 20);

        score.Found.Single().Fault.Kind.ShouldBe("unload_loss");
    }

    [Fact]
    public void silence_in_a_world_without_faults_is_no_error()
    {
        var score = FaultScorer.Score([], [], 20);

        (score.Precision, score.Recall, score.CausesRight).ShouldBe((null, null, null));
    }

    private static FaultAnswer Fault(string kind, int start, int? end, long lost, params string[] events) =>
        new() { Id = kind, Kind = kind, Start = Day(start), End = end is { } day ? Day(day) : null, Lost = lost, Events = events };

    private static Finding Finding(string cause, int start, int? end, string? name) =>
        new(cause, Day(start), end is { } day ? Day(day) : null, name, null, null);

    private static DateTimeOffset Day(int day) => new(2026, 1, day, 0, 0, 0, TimeSpan.Zero);
}
