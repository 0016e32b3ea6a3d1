using Cairn.Model;

namespace Cairn.Pipeline.Tests;

public sealed class EventPipelineTests
{
    [Fact]
    public void An_event_takes_the_steps_in_order()
    {
        var e = new Event();
        new EventPipeline([new Append("a"), new Append("b"), new Append("c")]).Run(e).ShouldBeNull();
        e.Name.ShouldBe("abc");
    }

    [Fact]
    public void The_first_step_that_refuses_ends_the_way()
    {
        var e = new Event();
        var pipeline = new EventPipeline([new Append("a"), new Never(), new Append("c")]);
        pipeline.Run(e).ShouldBe(new Refusal("never", "no", "name", "because"));
        e.Name.ShouldBe("a");
        pipeline.Counters.Select(counter => $"{counter.Step} {counter.Entered} {counter.Refused}").ShouldBe(["append 1 0", "never 1 1", "append 0 0"]);
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
            counter.Leave(entered, isRefused: false);
        }
        timed.ShouldBe(3);
        counter.Time.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    private sealed class Append(string text) : PipelineStep
    {
        public override string Name => "append";

        public override Refusal? Apply(Event e)
        {
            e.Name += text;
            return null;
        }
    }

    private sealed class Never : PipelineStep
    {
        public override string Name => "never";

        public override Refusal? Apply(Event e) => Refuse("no", "name", "because");
    }
}
