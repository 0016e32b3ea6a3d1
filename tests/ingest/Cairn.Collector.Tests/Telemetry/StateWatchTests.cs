using Cairn.Collector.Telemetry;
using Microsoft.Extensions.Time.Testing;

namespace Cairn.Collector.Tests.Telemetry;

public sealed class StateWatchTests
{
    private readonly List<string> _lines = [];
    private readonly FakeTimeProvider _clock = new();
    private readonly StateWatch _watch;
    private string _problem = "";

    public StateWatchTests() => _watch = new StateWatch([("delivery", () => _problem), ("keys", () => "")], new OperatorLog(line => _lines.Add(line[25..]), _clock), _clock);

    [Fact]
    public void A_part_that_works_is_not_mentioned()
    {
        After(0, "");
        After(5, "");
        _lines.ShouldBeEmpty();
    }

    [Fact]
    public void A_part_that_stops_is_told_once_and_again_when_it_works()
    {
        After(1, "no engine");
        After(1, "no engine");
        After(90, "no engine");
        After(1.5, "");
        After(1, "");
        _lines.ShouldBe(["warn delivery_stopped problem=\"no engine\"", "info delivery_works_again after=92.500s"]);
    }

    [Fact]
    public void Another_reason_is_told_at_most_once_a_minute()
    {
        After(0, "one");
        After(30, "two");
        After(1, "three");
        After(30, "four");
        _lines.ShouldBe(["warn delivery_stopped problem=one", "warn delivery_stopped problem=four"]);
    }

    private void After(double seconds, string problem)
    {
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        _problem = problem;
        _watch.Look();
    }
}
