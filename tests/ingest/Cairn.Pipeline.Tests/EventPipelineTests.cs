using Cairn.Model;

namespace Cairn.Pipeline.Tests;

public sealed class EventPipelineTests
{
    [Fact]
    public void An_event_takes_the_steps_in_order()
    {
        var e = new Event();
        new EventPipeline([new Append("a"), new Append("b"), new Append("c")]).Run(e).IsAccepted.ShouldBeTrue();
        e.Name.ShouldBe("abc");
    }

    [Fact]
    public void The_first_step_that_rejects_ends_the_way()
    {
        var e = new Event();
        var pipeline = new EventPipeline([new Append("a"), new Never(), new Append("c")]);
        pipeline.Run(e).Rejection.ShouldBe(new Rejection("never", "no", "name", "because"));
        e.Name.ShouldBe("a");
        pipeline.Counters.Select(counter => $"{counter.Step} {counter.Entered} {counter.Rejected}").ShouldBe(["decode 0 0", "append 1 0", "never 1 1", "append 0 0"]);
    }

    [Fact]
    public void Steps_are_timed_by_samples()
    {
        var counter = new StepCounter("step");
        counter.Time.ShouldBe(TimeSpan.Zero);
        var timed = 0;
        for (var i = 0; i < StepCounter.SamplingInterval * 3; i++)
        {
            var entered = counter.Enter();
            timed += entered == 0 ? 0 : 1;
            counter.Leave(entered, Outcome.Accepted);
        }
        timed.ShouldBe(3);
        counter.Time.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public void An_event_that_is_suppressed_is_counted_beside_those_rejected()
    {
        var pipeline = new EventPipeline([new Append("a"), new Kept(), new Append("c")]);
        var outcome = pipeline.Run(new Event());
        (outcome.IsAccepted, outcome.Rejection, outcome.SuppressedReason).ShouldBe((false, null, "reason"));
        pipeline.Counters.Select(counter => $"{counter.Step} {counter.Entered} {counter.Rejected} {counter.Suppressed}").ShouldBe(["decode 0 0 0", "append 1 0 0", "kept 1 0 1", "append 0 0 0"]);
    }

    [Fact]
    public void An_event_that_must_not_be_stored_as_it_was_sent_does_not_go_to_quarantine()
    {
        var pipeline = new EventPipeline([new Never(), new Kept()]);
        pipeline.Run(new Event { Name = "secret" }).ShouldBe(Outcome.Suppressed("reason"));
        pipeline.Run(new Event { Name = "open" }).Rejection!.Code.ShouldBe("no");
        pipeline.Counters.Select(counter => $"{counter.Step} {counter.Entered} {counter.Rejected} {counter.Suppressed}").ShouldBe(["decode 0 0 0", "never 2 1 1", "kept 0 0 0"]);
    }

    private sealed class Append(string text) : PipelineStep
    {
        public override string Name => "append";

        public override Outcome Apply(Event e)
        {
            e.Name += text;
            return Outcome.Accepted;
        }
    }

    private sealed class Never : PipelineStep
    {
        public override string Name => "never";

        public override Outcome Apply(Event e) => Reject("no", "name", "because");
    }

    private sealed class Kept : PipelineStep
    {
        public override string Name => "kept";

        public override Outcome Apply(Event e) => Outcome.Suppressed("reason");

        public override string? ForbidsQuarantine(Event e) => e.Name == "secret" ? "reason" : null;
    }
}
