using System.Text.Json.Nodes;
using Cairn.Model;
using Cairn.Pipeline.Steps;
using Cairn.Plan;

namespace Cairn.Pipeline.Tests.Steps;

public sealed class ConsentStepTests
{
    [Theory]
    [InlineData("category: Analytics", "Analytics=false", true)]
    [InlineData("category: Analytics", "analytics=false", true)]
    [InlineData("category: Analytics", "Analytics=true", false)]
    [InlineData("category: Analytics", "Advertising=false", false)]
    [InlineData("category: Analytics", "", false)]
    [InlineData("category: Analytics", "gpc", false)]
    [InlineData("category: Analytics, global_privacy_control: respect", "gpc", true)]
    [InlineData("category: Analytics, global_privacy_control: respect", "Analytics=true gpc", true)]
    [InlineData("global_privacy_control: respect", "Analytics=false", false)]
    [InlineData("category: Analytics, denied: keep", "Analytics=false", false)]
    public void A_denial_is_what_the_plan_says(string consent, string signals, bool isSuppressed)
    {
        var (step, e) = (StepOf(consent), EventWith(signals));
        step.Apply(e).ShouldBe(isSuppressed ? Outcome.Suppressed("consent_denied") : Outcome.Accepted);
        (step.ForbidsQuarantine(e) is not null).ShouldBe(isSuppressed);
    }

    [Fact]
    public void Without_the_section_everything_passes()
    {
        var step = new ConsentStep(PlanOf(""));
        var e = EventWith("Analytics=false gpc");
        step.Apply(e).ShouldBe(Outcome.Accepted);
        step.ForbidsQuarantine(e).ShouldBeNull();
    }

    [Theory]
    [InlineData("Page Viewed", true)]
    [InlineData("page_view", true)]
    [InlineData("Order Completed", false)]
    [InlineData("order", false)]
    [InlineData("$identify", true)]
    [InlineData("not in the plan", true)]
    public void Events_without_a_purpose_need_no_consent_where_the_plan_says_so(string name, bool isSuppressed)
    {
        var (step, e) = (StepOf("category: Analytics, applies_to: events_with_purpose"), EventWith("Analytics=false"));
        e.Name = name;
        step.Apply(e).IsAccepted.ShouldBe(!isSuppressed);
        (step.ForbidsQuarantine(e) is not null).ShouldBe(isSuppressed);
    }

    [Theory]
    [InlineData(IdentityCalls.Identify)]
    [InlineData(IdentityCalls.Alias)]
    [InlineData(IdentityCalls.Group)]
    public void Calls_that_say_who_somebody_is_are_never_anonymised_but_suppressed(string name)
    {
        var e = EventWith("Analytics=false");
        e.Name = name;
        StepOf("category: Analytics, denied: anonymise").Apply(e).ShouldBe(Outcome.Suppressed("consent_denied"));
    }

    [Fact]
    public void An_anonymised_event_says_what_was_done_and_not_by_whom()
    {
        var e = EventWith("Analytics=false");
        (e.OrderId, e.Value, e.Network) = ("o-1", 12.5m, 7);
        e.Traffic = new TrafficSource
        {
            PageUrl = "https://s.example/p?utm_source=news&utm_medium=email&gclid=G1&email=a%40b.example#top",
            Referrer = "https://r.example/?q=me",
        };
        e.Properties = """{"size":1.50,"email":"a@b.example","url":"https://s.example/p?gclid=G1","unplanned":"a@b.example","list":[{"x":"é"}]}""";
        StepOf("category: Analytics, denied: anonymise").Apply(e).ShouldBe(Outcome.Accepted);
        (e.UserId, e.AnonymousId, e.Identifiers.Count, e.Flags).ShouldBe(("", "session:web:s-1", 0, "anonymised"));
        (e.OrderId, e.Value, e.SessionId, e.Network).ShouldBe(("o-1", 12.5m, "s-1", 0UL));
        e.Traffic.ShouldBe(new TrafficSource
        {
            UtmSource = "news", UtmMedium = "email", ClickIdType = "gclid", PageUrl = "https://s.example/p", Referrer = "https://r.example/",
        });
        e.Properties.ShouldBe("""{"size":1.50,"url":"https://s.example/p","list":[{"x":"é"}]}""");
    }

    [Theory]
    [InlineData("https://s.example/p?email=a", "https://s.example/p")]
    [InlineData("/cart?email=a@b.example#x", "/cart")]
    [InlineData("?email=a", "")]
    [InlineData("../p?x", "../p")]
    [InlineData("shop.example/p?mail=a", "shop.example/p")]
    [InlineData("page.html#token=1", "page.html")]
    [InlineData("//s.example/p?x", "//s.example/p")]
    [InlineData("https://anna:secret@s.example/p", "https://s.example/p")]
    [InlineData("https://s.example/@anna", "https://s.example/@anna")]
    [InlineData("mailto:a@b.example?subject=x", "mailto:")]
    [InlineData("tel:+49123", "tel:")]
    [InlineData("see https://s.example/?email=a b", "see https://s.example/")]
    [InlineData("C#", "C#")]
    [InlineData("Why? Because 1 = 1", "Why? Because 1 = 1")]
    [InlineData("size#42", "size#42")]
    [InlineData("Really?x=1 or not", "Really")]
    [InlineData("#1", "#1")]
    [InlineData("", "")]
    public void Urls_lose_what_tells_who_somebody_is_wherever_they_stand(string text, string left)
    {
        var (sent, kept) = (new JsonObject(), new JsonObject());
        foreach (var (properties, value) in new[] { (sent, text), (kept, left) })
        {
            properties["size"] = 1;
            properties["url"] = value;
            properties["list"] = new JsonArray(value, new JsonObject { ["url"] = value, ["deep"] = new JsonArray(new JsonArray(value), new JsonObject { ["x"] = value }) }, 1.50, null, true);
        }
        var e = EventWith("Analytics=false");
        e.Properties = sent.ToJsonString();
        StepOf("category: Analytics, denied: anonymise").Apply(e).ShouldBe(Outcome.Accepted);
        JsonNode.DeepEquals(JsonNode.Parse(e.Properties), kept).ShouldBeTrue(e.Properties);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("undefined")]
    public void An_event_without_a_session_cannot_be_anonymised_and_is_suppressed(string session)
    {
        var e = EventWith("Analytics=false");
        e.SessionId = session;
        StepOf("category: Analytics, denied: anonymise").Apply(e).ShouldBe(Outcome.Suppressed("consent_denied"));
    }

    [Fact]
    public void Nothing_that_identifies_survives_whatever_the_properties_hold()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var i = 0; i < 300; i++)
        {
            var properties = new JsonObject();
            for (var j = random.Next(6); j > 0; j--)
                properties[$"p{random.Next(100)}"] = $"secret-{random.Next()} \"\\\u2028\U0001F600";
            properties["url"] = $"https://s.example/?id=secret-{i}";
            var e = EventWith("Analytics=false");
            e.Properties = properties.ToJsonString();
            StepOf("category: Analytics, denied: anonymise").Apply(e).ShouldBe(Outcome.Accepted, $"seed {seed}");
            e.Properties.ShouldBe("""{"url":"https://s.example/"}""", $"seed {seed}");
        }
    }

    private static Event EventWith(string signals)
    {
        var words = signals.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var categories = words.Where(word => word != "gpc").Select(word => word.Split('=')).ToDictionary(pair => pair[0], pair => bool.Parse(pair[1]));
        return new Event
        {
            Name = "Page Viewed",
            Source = "web",
            UserId = "u",
            AnonymousId = "a",
            SessionId = "s-1",
            Identifiers = [new Identifier("email_sha256", "x")],
            Consent = words.Length == 0 ? ConsentSignals.None : new ConsentSignals(categories, words.Contains("gpc")),
        };
    }

    private static ConsentStep StepOf(string consent) => new(PlanOf($"consent: {{ {consent} }}"));

    private static TrackingPlan PlanOf(string consent)
    {
        var reading = PlanFile.Parse($$"""
            name: test
            version: "1"
            {{consent}}
            phases:
              discovery: { minimum: 0, maximum: 0.5 }
              action: { minimum: 1, maximum: 1 }
            events:
              Page Viewed:
                phase: discovery
                value: 0.1
                consent: analytics
                aliases: [page_view]
                properties:
                  size: number
                  url: string
                  list: array
                  email: { type: string, pii: email }
              Order Completed: { phase: action, value: 1, aliases: [order] }
            """, "test.yaml");
        reading.Mistakes.ShouldBeEmpty();
        return reading.Plan!;
    }
}
