using Cairn.Plan;
using Cairn.World.Companies;
using Cairn.World.Scenario;

namespace Cairn.World.Tests.Scenario;

public class PlanTests
{
    [Theory]
    [InlineData("shop")]
    [InlineData("fintech")]
    public void every_event_of_a_preset_stands_in_the_plan_that_ships(string preset)
    {
        var file = Repository.File("plans", preset + ".yaml");
        var plan = PlanFile.Load(file);
        foreach (var world in Presets.Of(preset).Data.Events.Where(world => world.Call != CallKind.Identify && world.By != SenderKind.Sms))
            plan.Events.ContainsKey(world.Name).ShouldBeTrue(world.Name);
        foreach (var conversion in Presets.Of(preset).Conversions.Where(name => name != "store_purchase"))
            (plan.Conversions.ContainsKey(conversion) || conversion == "purchase").ShouldBeTrue(conversion);
    }

    [Theory]
    [InlineData("shop")]
    [InlineData("fintech")]
    public void every_channel_is_one_of_ga4s_or_of_the_plan(string preset) =>
        Presets.Of(preset).Channels.Select(entry => entry.Channel).ShouldBeSubsetOf(
            ["Organic Search", "Referral", "Organic Social", "Paid Search", "Paid Social", "Display", "Paid Video", "Email", "SMS", "Affiliates", "Referral Program"]);
}
