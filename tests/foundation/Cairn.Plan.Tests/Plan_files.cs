using System.Globalization;
using System.Text.Json;

namespace Cairn.Plan.Tests;

public class Plan_files
{
    private const string OneEvent = "events:\n  Viewed: { phase: discovery, value: 0.1 }\n";

    public static TheoryData<string, int, int, string> Faults => new()
    {
        { "events: 5\n", 6, 9, "events is the number 5" },
        { "events:\n", 6, 8, "events is empty" },
        { "events: {}\n", 6, 9, "events is empty" },
        { "events:\n  Viewed: yes\n", 7, 11, "events.Viewed is the text 'yes'" },
        { "events:\n  ' Viewed': { phase: discovery, value: 0.1 }\n", 7, 3, "the event name ' Viewed' cannot be used" },
        { "events:\n  Viewed: { phase: discovery, value: .nan }\n", 7, 38, "events.Viewed.value is .nan, which is no number that can be calculated with" },
        { "events:\n  Viewed: { phase: discovery, value: 1.5 }\n", 7, 38, "events.Viewed.value is 1.5" },
        { "events:\n  Viewed: { phase: discovery, value: 0.1, owner: 5 }\n", 7, 50, "events.Viewed.owner is the number 5" },
        { "events:\n  Viewed: { phase: discovery, value: 0.1, aliases: view }\n", 7, 52, "events.Viewed.aliases is the text 'view'" },
        { "events:\n  Viewed: { phase: discovery, value: 0.1, since: 2026-02-30 }\n", 7, 50, "events.Viewed.since is the text '2026-02-30'" },
        { "events:\n  Viewed: { phase: discovery, value: 0.1, status: retired }\n", 7, 51, "events.Viewed.status is 'retired'" },
        { "events:\n  Viewed: { phase: discovery, value: 0.1, properties: { a: strin } }\n", 7, 60, "events.Viewed.properties.a is 'strin'" },
        { "events:\n  Viewed: { phase: discovery, value: 0.1, properties: { a: { required: true } } }\n", 7, 57, "the property 'a' has no type" },
        { "events:\n  Viewed: { phase: discovery, value: 0.1, properties: { a: { type: string, minimum: 1 } } }\n", 7, 85, "'a' is of type string and cannot have a minimum" },
        { "events:\n  Viewed: { phase: discovery, value: 0.1, properties: { a: { type: number, pattern: x } } }\n", 7, 85, "'a' is of type number and cannot have a pattern" },
        { "events:\n  Viewed: { phase: discovery, value: 0.1, properties: { a: { type: integer, enum: [1, 1.5] } } }\n", 7, 87, "the enum value 1.5 of 'a' is no whole number" },
        { "events:\n  Viewed: { phase: discovery, value: 0.1, properties: { a: { type: string, pattern: '(a)\\1' } } }\n", 7, 85, "it needs backtracking" },
        { "events:\n  Viewed: { phase: discovery, value: 0.1, properties: { a: { type: string, pattern: 'a)(b' } } }\n", 7, 85, "not a valid regular expression" },
        { "events:\n  Viewed: { phase: discovery, value: 0.1, implies: [Viewed] }\n", 7, 52, "events imply each other in a circle: Viewed > Viewed" },
        { "events:\n  A: { phase: discovery, value: 0.1, implies: [B] }\n  B: { phase: discovery, value: 0.1, implies: [A] }\n", 7, 47, "events imply each other in a circle: A > B > A" },
        { "events:\n  A: { phase: discovery, value: 0.1, aliases: [x] }\n  B: { phase: discovery, value: 0.1, aliases: [x] }\n", 8, 48, "'x' is already an alias of 'A'" },
        { OneEvent + "conversions:\n  c: { event: Viewed, window: 0d }\n", 9, 31, "conversions.c.window is the text '0d'" },
        { OneEvent + "conversions:\n  c: { event: Viewed, window: 9999w }\n", 9, 31, "conversions.c.window is the text '9999w'" },
        { OneEvent + "conversions:\n  c: { event: Viewed, window: 30d, value_property: total, currency: EUR }\n", 9, 52, "'Viewed' has no property 'total'" },
        { OneEvent + "conversions:\n  c: { event: Viewed, window: 30d, refund: Refundd }\n", 9, 44, "the refund 'Refundd' is no event of the plan" },
        { OneEvent + "conversions:\n  c: { event: Viewed, window: 30d }\n  c: { event: Viewed, window: 7d }\n", 10, 3, "'c' is defined twice (first on line 9)" },
        { OneEvent + "channels:\n  - { source: google }\n", 9, 5, "channels[0] has no 'channel'" },
        { OneEvent + "channels:\n  - { channel: A, sauce: google, source: '[' }\n", 9, 19, "channels[0] has no key 'sauce'" },
        { OneEvent + "currencies: [EUR]\n", 8, 14, "EUR is an ISO 4217 code" },
        { OneEvent + "consent:\n", 8, 9, "consent is empty" },
        { OneEvent + "consent: yes please\n", 8, 10, "consent is the text 'yes please'" },
        { OneEvent + "consent: { denied: suppress }\n", 8, 10, "consent names nothing that a customer could deny" },
        { OneEvent + "consent: { global_privacy_control: ignore }\n", 8, 10, "consent names nothing that a customer could deny" },
        { OneEvent + "consent: { category: A, denied: keepout }\n", 8, 33, "consent.denied is 'keepout'" },
        { OneEvent + "consent: { category: A, global_privacy_control: true }\n", 8, 49, "consent.global_privacy_control is the truth value true" },
        { OneEvent + "consent: { category: A, applies_to: events_with_purpose }\n", 8, 37, "no event names a purpose" },
        { OneEvent + "consent: { category: A, purpose: analytics }\n", 8, 25, "consent has no key 'purpose'" },
        { OneEvent + "session_timeout: 30\n", 8, 18, "session_timeout is the number 30" },
        { OneEvent + "<<: { name: x }\n", 8, 1, "the file has no key '<<'" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void name_the_place_of_a_fault(string rest, int line, int column, string what)
    {
        var mistakes = Plans.MistakesOf(rest);
        mistakes.ShouldContain(m => m.Line == line && m.Column == column && m.What.Contains(what, StringComparison.Ordinal), $"found {string.Join("; ", mistakes)}");
        mistakes.ShouldAllBe(m => m.Remedy.Length > 0);
    }

    [Fact]
    public void without_the_required_keys_hear_of_each()
    {
        var mistakes = PlanFile.Parse("description: nothing else\n", "x.yaml").Mistakes;
        mistakes.Select(m => m.What).ShouldBe(["the file has no 'name'", "the file has no 'version'", "the file has no 'phases'", "the file has no 'events'"]);
    }

    [Fact]
    public void may_use_anchors_and_aliases()
    {
        var plan = Plans.Of("events:\n  A: &a { phase: discovery, value: 0.1 }\n  B: *a\n");
        plan.Events["B"].Phase.ShouldBe("discovery");
    }

    [Fact]
    public void with_thousands_of_mistakes_report_a_bounded_number()
    {
        var mistakes = PlanFile.Parse(string.Concat(Enumerable.Range(0, 5000).Select(i => $"key{i}: 1\n")), "x.yaml").Mistakes;
        mistakes.Count.ShouldBe(201);
        mistakes[^1].What.ShouldBe("there are more mistakes");
    }

    [Fact]
    public void keep_what_they_say()
    {
        var plan = Plans.Of("""
            session_timeout: 45m
            identifiers: [wallet]
            currencies: [USDC]
            properties:
              price: { type: number, minimum: 0, description: A price. }
            events:
              Bought:
                phase: action
                value: 1
                description: Bought.
                owner: shop team
                status: deprecated
                since: 2026-01-01
                until: 2026-12-31
                aliases: [buy]
                implies: [Seen]
                once_per: order_id
                truth: orders
                consent: analytics
                properties:
                  price: { required: true }
                  size: { type: string, enum: [S, M], pii: name }
                  depth: { type: integer, enum: [20, 50] }
                  sku: { type: string, pattern: '[A-Z]{3}' }
              Seen: { phase: discovery, value: 0.1, properties: [price] }
            conversions:
              purchase: { event: Bought, value_property: price, currency: USDC, window: 4w }
            channels:
              - { channel: Partner, source: 'partner\..+', medium: cpc|cpm }
            """);

        plan.SessionTimeout.ShouldBe(TimeSpan.FromMinutes(45));
        plan.Identifiers.Select(static one => one.Type).ShouldBe(["user_id", "anonymous_id", "wallet"]);
        plan.Aliases["buy"].ShouldBe("Bought");
        var bought = plan.Events["Bought"];
        (bought.Status, bought.Since, bought.Until).ShouldBe((EventStatus.Deprecated, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)));
        (bought.OncePer, bought.Truth, bought.Consent, bought.Owner).ShouldBe((OncePer.OrderId, "orders", "analytics", "shop team"));
        bought.Implies.ShouldBe(["Seen"]);
        bought.Properties["price"].ShouldBe(new PlannedProperty { Name = "price", Type = PropertyType.Number, Minimum = 0, Required = true, Description = "A price.", Enum = bought.Properties["price"].Enum });
        bought.Properties["size"].Enum.ShouldBe(["S", "M"]);
        bought.Properties["depth"].Enum.ShouldBe(["20", "50"]);
        bought.Properties["sku"].Pattern!.IsMatch("ABC").ShouldBeTrue();
        bought.Properties["sku"].Pattern!.IsMatch("ABCD").ShouldBeFalse();
        plan.Events["Seen"].Properties["price"].Required.ShouldBeFalse();
        plan.Conversions["purchase"].Window.ShouldBe(TimeSpan.FromDays(28));
        plan.ChannelRules[0].Conditions.Keys.ShouldBe(["source", "medium"]);
    }

    [Theory]
    [InlineData("shop.yaml")]
    [InlineData("fintech.yaml")]
    public void come_back_the_same_from_their_json(string name)
    {
        var plan = PlanFile.Load(Repository.File("plans", name));
        var json = PlanJson.Of(plan);
        var again = PlanFile.Parse(json, "again.json");
        again.Mistakes.ShouldBeEmpty();
        PlanJson.Of(again.Plan!).ShouldBe(json);
        again.Plan!.Events.Keys.ShouldBe(plan.Events.Keys);
        again.Plan!.KeepsNetworks.ShouldBe(plan.KeepsNetworks);
        PlanJson.Of(PlanFile.ParseStored(json, "stored").Plan!).ShouldBe(json);
    }

    [Fact]
    public void are_prepared_for_by_a_good_one() => PlanFile.Parse(PlanFile.Sample, "sample").Mistakes.ShouldBeEmpty();

    [Fact]
    public void that_were_stored_compile_their_patterns_when_they_are_asked()
    {
        var plan = PlanFile.ParseStored(PlanFile.Sample.Replace("type: number", "type: string, pattern: 'a+|b'", StringComparison.Ordinal), "stored").Plan!;
        var pattern = plan.Events["Page Viewed"].Properties["value"].Pattern!;
        (pattern.IsMatch("aa"), pattern.IsMatch("ab"), pattern.Text).ShouldBe((true, false, "a+|b"));
    }

    [Fact]
    public void have_a_schema_in_which_every_object_says_what_may_stand_in_it()
    {
        using var schema = JsonDocument.Parse(PlanSchema.Text);
        schema.RootElement.GetProperty("$schema").GetString().ShouldBe("https://json-schema.org/draft/2020-12/schema");
        foreach (var closed in new[] { schema.RootElement, schema.RootElement.GetProperty("$defs").GetProperty("event"), schema.RootElement.GetProperty("$defs").GetProperty("property") })
            closed.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
        schema.RootElement.GetProperty("required").EnumerateArray().Select(item => item.GetString()).ShouldBe(["name", "version", "phases", "events"]);
    }

    [Fact]
    public void broken_at_random_never_break_the_reader()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var text = File.ReadAllText(Repository.File("plans", "fintech.yaml"));
        for (var round = 0; round < 100; round++)
        {
            var broken = text.ToCharArray();
            for (var i = random.Next(1, 8); i > 0; i--)
                broken[random.Next(broken.Length)] = "{}[]:,'\"\n\t #&*!|>%@`-x0"[random.Next(22)];
            var cut = new string(broken, 0, random.Next(1, broken.Length));
            var reading = PlanFile.Parse(cut, "broken.yaml");
            (reading.Plan is null).ShouldBe(reading.Mistakes.Count > 0, $"seed {seed.ToString(CultureInfo.InvariantCulture)}, round {round}");
        }
    }
}
