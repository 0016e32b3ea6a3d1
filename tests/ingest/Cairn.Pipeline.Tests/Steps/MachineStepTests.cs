using Cairn.Model;
using Cairn.Pipeline.Steps;
using Cairn.Plan;

namespace Cairn.Pipeline.Tests.Steps;

public sealed class MachineStepTests
{
    private const string Crawler = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    private static readonly TrackingPlan Plan = PlanFile.Load(Repository.File("plans", "shop.yaml"));

    private static string FlagsOf(Event e, TrackingPlan? plan = null)
    {
        new MachineStep(plan ?? Plan).Apply(e).IsAccepted.ShouldBeTrue();
        return e.Flags;
    }

    [Theory]
    [InlineData("""{"email_id":"m","sg_machine_open":true}""", "machine_open")]
    [InlineData("""{"machine_open":"true"}""", "machine_open")]
    [InlineData("""{"Apple Privacy Open":true}""", "machine_open")]
    [InlineData("""{"client-info":{"bot":"apple"}}""", "machine_open")]
    [InlineData("""{"is_machine_open":"TRUE"}""", "machine_open")]
    [InlineData("""{"isMachineOpened":"1"}""", "machine_open")]
    [InlineData("""{"machine opened":1}""", "machine_open")]
    [InlineData("""{"machine_open":2}""", "")]
    [InlineData("""{"machine_open":1.5}""", "")]
    [InlineData("""{"machine_open":"yes"}""", "")]
    [InlineData("""{"machine_open":null}""", "")]
    [InlineData("""{"sg_machine_open":false}""", "")]
    [InlineData("""{"client-info":{"bot":""}}""", "")]
    [InlineData("""{"email_subject":"the machine age, privacy and a bot"}""", "")]
    [InlineData("{}", "")]
    public void A_mail_that_its_sender_says_a_machine_opened_is_flagged(string properties, string flags)
    {
        FlagsOf(new Event { Name = "Email Opened", Properties = properties }).ShouldBe(flags);
        FlagsOf(new Event { Name = "Email Link Clicked", Properties = properties }).ShouldBe("");
    }

    [Fact]
    public void A_visit_of_a_bot_is_flagged()
    {
        FlagsOf(new Event { Name = "Page Viewed", UserAgent = Crawler }).ShouldBe("bot");
        FlagsOf(new Event { Name = "Page Viewed", UserAgent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0" }).ShouldBe("");
    }

    [Fact]
    public void The_plan_may_keep_both()
    {
        var keeping = PlanFile.Parse(
            File.ReadAllText(Repository.File("plans", "shop.yaml")) + "\nmachine_opens: keep\nbots: keep\nunplanned: accept\n", "keeping.yaml").Plan!;
        FlagsOf(new Event { Name = "Email Opened", Properties = """{"sg_machine_open":true}""" }, keeping).ShouldBe("");
        FlagsOf(new Event { Name = "Page Viewed", UserAgent = Crawler }, keeping).ShouldBe("");
        keeping.AcceptsUnplanned.ShouldBeTrue();
        var written = PlanFile.Parse(PlanJson.Of(keeping), "written.json").Plan!;
        (written.KeepsMachineOpens, written.KeepsBots, written.AcceptsUnplanned, written.KeepsNetworks).ShouldBe((true, true, true, true));
    }
}
