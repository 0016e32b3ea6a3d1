using Cairn.Collector.Tests.Support;
using Cairn.Pipeline;
using Cairn.Plan;

namespace Cairn.Collector.Tests.Accept;

public sealed class ChangedPlanTests
{
    [Fact]
    public async Task Another_plan_decides_from_one_request_to_the_next()
    {
        PlanInForce? inForce = null;
        await using var collector = await TestCollector.StartAsync(parts: parts =>
        {
            inForce = parts.Plan;
            return parts;
        });
        const string brandNew = """{"type":"track","event":"Brand New","anonymousId":"a1"}""";
        (await RejectedAsync()).ShouldBe("unknown_event");
        var before = inForce!.Current;
        inForce.Change(new PlanText(PlanFile.Parse("""
            name: test
            version: "2"
            phases: { discovery: { minimum: 0, maximum: 0.5 } }
            events:
              Brand New: { phase: discovery, value: 0.1, description: Is new. }
            """, "test.yaml").Plan!, ""));
        for (var i = 0; i < 20; i++)
            (await RejectedAsync()).ShouldBeNull();
        inForce.Change(before);
        (await RejectedAsync()).ShouldBe("unknown_event");

        async Task<string?> RejectedAsync()
        {
            using var answer = await collector.PostAsync("/v1/track", brandNew);
            ((int)answer.StatusCode).ShouldBe(200);
            var rejected = (await answer.JsonAsync()).GetProperty("rejected");
            return rejected.GetArrayLength() == 0 ? null : rejected[0].GetProperty("code").GetString();
        }
    }
}
