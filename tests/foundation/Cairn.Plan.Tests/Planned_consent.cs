namespace Cairn.Plan.Tests;

public class Planned_consent
{
    private const string Events = "events:\n  Viewed: { phase: discovery, value: 0.1, consent: analytics }\n";

    [Fact]
    public void is_absent_unless_the_plan_names_it() => Plans.Of(Events).Consent.ShouldBeNull();

    [Fact]
    public void keeps_every_denied_event_out_by_default() =>
        Plans.Of(Events + "consent: { category: Analytics }\n").Consent.ShouldBe(new PlannedConsent
        {
            Category = "Analytics", RespectsGlobalPrivacyControl = false, OnlyPurposes = false, Denied = DeniedConsent.Suppress,
        });

    [Theory]
    [InlineData("suppress", DeniedConsent.Suppress)]
    [InlineData("anonymise", DeniedConsent.Anonymise)]
    [InlineData("keep", DeniedConsent.Keep)]
    public void says_what_becomes_of_denied_events(string word, DeniedConsent denied)
    {
        var plan = Plans.Of(Events + $"consent:\n  global_privacy_control: respect\n  applies_to: events_with_purpose\n  denied: {word}\n");
        plan.Consent.ShouldBe(new PlannedConsent { RespectsGlobalPrivacyControl = true, OnlyPurposes = true, Denied = denied });
    }

    [Theory]
    [InlineData("category: Analytics")]
    [InlineData("category: C0002, global_privacy_control: respect, applies_to: events_with_purpose, denied: anonymise")]
    [InlineData("global_privacy_control: respect, denied: keep")]
    public void is_written_as_it_is_read(string consent)
    {
        var plan = Plans.Of(Events + $"consent: {{ {consent} }}\n");
        var again = PlanFile.Parse(PlanJson.Of(plan), "again.json");
        again.Mistakes.ShouldBeEmpty();
        again.Plan!.Consent.ShouldBe(plan.Consent);
    }

    [Fact]
    public void stands_in_the_schema_with_its_choices() =>
        PlanSchema.Text.ShouldContain("\"suppress\",\n            \"anonymise\",\n            \"keep\"");
}
