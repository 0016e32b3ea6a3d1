namespace Cairn.Protocols.Tests.Segment;

public sealed class ConsentTests
{
    [Fact]
    public void Segments_categories_are_read()
    {
        var e = Decode.One("/v1/t", """{"event":"x","context":{"consent":{"categoryPreferences":{"Advertising":false,"Analytics":true,"odd":"x"},"other":1}}}""");
        e.Consent.Categories.ShouldBe(new Dictionary<string, bool> { ["Advertising"] = false, ["Analytics"] = true }, ignoreOrder: true);
        e.Consent.GlobalPrivacyControl.ShouldBeFalse();
    }

    [Fact]
    public void RudderStacks_lists_are_read_and_a_denial_holds()
    {
        var e = Decode.One("/v1/t", """{"event":"x","context":{"consentManagement":{"provider":"oneTrust","allowedConsentIds":["C1","C2"],"deniedConsentIds":["C2","C3"]}}}""");
        e.Consent.Categories.ShouldBe(new Dictionary<string, bool> { ["C1"] = true, ["C2"] = false, ["C3"] = false }, ignoreOrder: true);
    }

    [Theory]
    [InlineData("""{"consent":null}""")]
    [InlineData("""{"consent":{"categoryPreferences":[true]}}""")]
    [InlineData("""{"consent":{"categoryPreferences":{}}}""")]
    [InlineData("""{"consentManagement":{"allowedConsentIds":{"a":"b"},"deniedConsentIds":7}}""")]
    [InlineData("{}")]
    public void A_call_that_says_nothing_of_consent_says_nothing(string context) =>
        Decode.One("/v1/t", $$"""{"event":"x","context":{{context}}}""").Consent.ShouldBeSameAs(Model.ConsentSignals.None);

    [Theory]
    [InlineData("sec-gpc: 1\n", true)]
    [InlineData("content-type: text/plain\nsec-gpc: 1\n", true)]
    [InlineData("sec-gpc: 0\n", false)]
    [InlineData("x-sec-gpc: 1\n", false)]
    [InlineData("", false)]
    public void Global_privacy_control_is_the_headers(string headers, bool asked)
    {
        Decode.One("/v1/t", """{"event":"x"}""", headers: headers).Consent.GlobalPrivacyControl.ShouldBe(asked);
        var batch = Decode.All("/batch", """{"api_key":"k","batch":[{"event":"x"},{"event":"y"}]}""", headers: headers);
        batch.ShouldAllBe(call => call.Event.Consent.GlobalPrivacyControl == asked);
    }

    [Fact]
    public void Both_are_kept_together()
    {
        var consent = Decode.One("/v1/t", """{"event":"x","context":{"consent":{"categoryPreferences":{"A":true}}}}""", headers: "sec-gpc: 1\n").Consent;
        (consent.GlobalPrivacyControl, consent.Categories["A"]).ShouldBe((true, true));
    }
}
