using Cairn.World.Answers;
using Cairn.World.Score.Assurance;

namespace Cairn.World.Tests.Score.Assurance;

public class CaptureScoreTests
{
    private static readonly CaptureAnswer[] Truth =
    [
        Row("all", "", 400, 300), Row("browser", "Chrome", 300, 240), Row("browser", "Safari", 100, 60), Row("browser", "Opera", 0, 0), Row("day", "2026-01-05", 10, 9),
    ];

    // True rates 0.80 and 0.60; estimates 0.82 and 0.50: errors +0.02 on 300 events and -0.10 on 100.
    [Fact]
    public void a_case_worked_by_hand()
    {
        var score = CaptureScorer.Score(Truth, [Cell("browser", "Chrome", 0.82, 0.79, 0.85), Cell("browser", "Safari", 0.5, 0.4, 0.59)]);

        var errors = score.Dimensions.Single();
        errors.Dimension.ShouldBe("browser");
        errors.Cells.ShouldBe(2);
        errors.MeanAbsoluteError.ShouldBe(0.06, 1e-12);
        errors.WeightedError.ShouldBe(((300 * 0.02) + (100 * 0.1)) / 400, 1e-12);
        errors.Bias.ShouldBe(((300 * 0.02) - (100 * 0.1)) / 400, 1e-12);
        errors.Intervals.ShouldBe(2);
        errors.Coverage.ShouldBe(0.5);
        errors.Level.ShouldBe(0.95);
        errors.Chance.ShouldNotBeNull().ShouldBe(Math.Sqrt(0.95 * 0.05 / 2), 1e-12);
        errors.Width.ShouldNotBeNull().ShouldBe((0.06 + 0.19) / 2, 1e-12);
        (score.Unknown, score.Missing).ShouldBe((0, 2));
    }

    [Fact]
    public void cells_without_an_interval_count_for_the_error_only()
    {
        var score = CaptureScorer.Score(Truth, [Cell("all", "", 0.75, null, null), Cell("browser", "Safari", 0.6, 0.6, 0.7)]);

        score.All.Cells.ShouldBe(2);
        score.All.Intervals.ShouldBe(1);
        score.All.Coverage.ShouldBe(1); // the ends belong to it
        score.Dimensions[0].Coverage.ShouldBeNull();
    }

    [Fact]
    public void cells_that_cannot_be_judged_are_counted_apart()
    {
        var score = CaptureScorer.Score(Truth, [Cell("all", "", 0.7, null, null), Cell("browser", "Opera", 0.5, null, null), Cell("browser", "Lynx", 0.5, null, null)]);

        (score.All.Cells, score.Unknown, score.Missing).ShouldBe((1, 2, 3));
    }

    [Fact]
    public void a_cell_that_stands_twice_is_an_error() =>
        Should.Throw<WorldException>(() => CaptureScorer.Score(Truth, [Cell("all", "", 0.7, null, null), Cell("all", "", 0.8, null, null)]))
            .Message.ShouldContain("twice");

    [Fact]
    public void names_in_none_of_the_answers_are_an_error_that_lists_both()
    {
        var problem = Should.Throw<WorldException>(() => CaptureScorer.Score(Truth, [Cell("device", "x", 0.7, null, null)]));

        problem.Message.ShouldContain("by device");
        problem.Message.ShouldContain("'Order Completed' by browser");
    }

    private static CaptureAnswer Row(string dimension, string value, long truth, long captured) =>
        new() { Event = "Order Completed", Dimension = dimension, Value = value, True = truth, Captured = captured };

    private static CaptureCell Cell(string dimension, string value, double rate, double? low, double? high) =>
        new("Order Completed", dimension, value, rate, low, high, 0.95);
}
