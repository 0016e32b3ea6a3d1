using Cairn.Model;

namespace Cairn.Plan.Tests;

public class PlanCheck_verdicts
{
    private static readonly TrackingPlan Plan = Plans.Of("""
        identifiers: [wallet]
        currencies: [USDC]
        events:
          Viewed:
            phase: discovery
            value: 0.1
            aliases: [view_item]
            properties:
              sku: { type: string, pattern: '[A-Z]{3}-[0-9]+' }
              price: { type: number, minimum: 0, maximum: 1000 }
              depth: { type: integer, enum: [20, 50, 80, 100] }
              tone: { type: string, enum: [good, "bad \"quoted\"", süß] }
              seen: boolean
              at: timestamp
              list: array
              extra: object
          Bought:
            phase: action
            value: 1
            properties:
              total: { type: number, required: true, maximum: 500 }
              currency: { type: string, required: true, enum: [EUR, USDC] }
              order_id: { type: string, required: true, pattern: 'o-[0-9]+' }
              note: { type: string, required: true }
          Refunded:
            phase: action
            value: 1
            properties:
              value: { type: number, minimum: -500 }
          Retired: { phase: discovery, value: 0.1, status: deprecated, since: 2026-02-01, until: 2026-03-31 }
        """);

    private static readonly PlanCheck Check = new(Plan);

    public static TheoryData<string, string, string> Rejected => new()
    {
        { """{"sku":"abc"}""", "pattern", "'sku' is 'abc'. The plan asks for [A-Z]{3}-[0-9]+, 8192 characters at most." },
        { """{"sku":"ABC-1\n"}""", "pattern", "'sku' is 'ABC-1\uFFFD'. The plan asks for [A-Z]{3}-[0-9]+, 8192 characters at most." },
        { """{"sku":5}""", "wrong_type", "'sku' is the number 5. Send a text." },
        { """{"price":"35.79"}""", "wrong_type", "'price' is the text '35.79'. Send a number." },
        { """{"price":-0.01}""", "out_of_range", "'price' is -0.01. The plan allows 0 to 1000." },
        { """{"price":1000.000001}""", "out_of_range", "'price' is 1000.000001. The plan allows 0 to 1000." },
        { """{"price":1e400}""", "out_of_range", "'price' is 1e400, beyond what can be calculated with. Send a number below 7.9E+28." },
        { """{"depth":30}""", "not_in_enum", "'depth' is 30. The plan allows 20, 50, 80, 100." },
        { """{"depth":20.5}""", "wrong_type", "'depth' is 20.5. Send a whole number." },
        { """{"tone":"ugly"}""", "not_in_enum", "'tone' is 'ugly'. The plan allows good, bad \"quoted\", süß." },
        { """{"seen":1}""", "wrong_type", "'seen' is the number 1. Send true or false." },
        { """{"at":"2026-03-31T12:00:00"}""", "wrong_type", "'at' is the text '2026-03-31T12:00:00'. Send an ISO 8601 time with zone, as 2026-03-31T12:00:00Z." },
        { """{"at":"yesterday"}""", "wrong_type", "'at' is the text 'yesterday'. Send an ISO 8601 time with zone, as 2026-03-31T12:00:00Z." },
        { """{"list":{}}""", "wrong_type", "'list' is an object. Send a list." },
        { """{"extra":[]}""", "wrong_type", "'extra' is a list. Send an object." },
        { """{"seen":true,"seen":false}""", "duplicate_property", "'seen' stands twice. Send each property once." },
        { """{"other":1,"seen":true,"other":2}""", "duplicate_property", "'other' stands twice. Send each property once." },
        { """{"other":1,"oth\u0065r":2}""", "duplicate_property", "'other' stands twice. Send each property once." },
        { "[]", "bad_json", "the properties are no JSON object. Send them as {\"name\": value}." },
        { "", "bad_json", "the properties are not valid JSON, at line 1, byte 1. Send one JSON object, nested 32 deep at most." },
        { """{"price":NaN}""", "bad_json", "the properties are not valid JSON, at line 1, byte 10. Send one JSON object, nested 32 deep at most." },
        { """{"price":1} {}""", "bad_json", "the properties are not valid JSON, at line 1, byte 13. Send one JSON object, nested 32 deep at most." },
        { """{"other":{"a":["\ud800"]}}""", "bad_json", "the properties hold an escape that is no Unicode character. Send well-formed text." },
        { """{"other":{"\udc00":1}}""", "bad_json", "the properties hold an escape that is no Unicode character. Send well-formed text." },
        { """{"sku":"\ud800"}""", "bad_json", "the properties hold an escape that is no Unicode character. Send well-formed text." },
    };

    public static TheoryData<string> Accepted => new()
    {
        "{}", " { } ",
        """{"sku":"ABC-12","price":0,"depth":50,"tone":"süß","seen":false,"at":"2026-03-31T12:00:00.123Z","list":[{"price":"x"}],"extra":{"sku":1}}""",
        """{"sku":"ABC-\u0031","tone":"bad \"quoted\"","at":"2026-03-31T12:00:00+05:30"}""",
        """{"sku":null,"price":null,"depth":20.0,"price2":"anything","other":[[[]]]}""",
        """{"\ud83d\ude00":1,"depth":2e1}""",
    };

    [Theory]
    [MemberData(nameof(Rejected))]
    public void name_what_was_wrong_and_how_to_mend_it(string properties, string code, string message)
    {
        var verdict = Check.Check(new Event { Name = "Viewed", Properties = properties });
        verdict.Accepted.ShouldBeFalse();
        (verdict.Rejection!.Code, verdict.Rejection.Message).ShouldBe((code, message));
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public void let_good_properties_pass(string properties) =>
        Check.Check(new Event { Name = "Viewed", Properties = properties }).Rejection.ShouldBeNull();

    [Fact]
    public void resolve_old_spellings_to_the_planned_event()
    {
        var e = new Event { Name = "view_item" };
        Check.Check(e).Event!.Name.ShouldBe("Viewed");
        e.Name.ShouldBe("view_item");
    }

    [Theory]
    [InlineData("Veiwed", "'Veiwed' is no event of the plan. Did you mean 'Viewed'?")]
    [InlineData("viewed", "'viewed' is no event of the plan. Did you mean 'Viewed'?")]
    [InlineData("Something", "'Something' is no event of the plan. Add it to the plan, add it to an event's aliases, or translate it in the mapping.")]
    [InlineData("", "the event has no name. Add it to the plan, add it to an event's aliases, or translate it in the mapping.")]
    public void reject_unknown_events(string name, string message)
    {
        var verdict = Check.Check(new Event { Name = name });
        verdict.Event.ShouldBeNull();
        verdict.Rejection.ShouldBe(new PlanProblem("unknown_event", "event", message));
    }

    [Fact]
    public void ask_for_required_properties_in_the_json_or_in_their_columns()
    {
        var bought = new Event { Name = "Bought", Properties = """{"note":"x"}""" };
        Check.Check(bought).Rejection.ShouldBe(new PlanProblem("missing_property", "total", "'total' is missing. Send 'total', or make it optional in the plan."));
        bought.Value = 12.5m;
        Check.Check(bought).Rejection!.Field.ShouldBe("currency");
        bought.Currency = "EUR";
        Check.Check(bought).Rejection!.Field.ShouldBe("order_id");
        bought.OrderId = "o-1";
        Check.Check(bought).Accepted.ShouldBeTrue();
        bought.Properties = """{"note":null}""";
        Check.Check(bought).Rejection!.Field.ShouldBe("note");
    }

    [Fact]
    public void hold_columns_to_the_rules_of_their_properties()
    {
        Event Bought(decimal value = 1, string currency = "EUR", string order = "o-1") =>
            new() { Name = "Bought", Value = value, Currency = currency, OrderId = order, Properties = """{"note":"x"}""" };

        Check.Check(Bought()).Accepted.ShouldBeTrue();
        Check.Check(Bought(value: 500.01m)).Rejection!.Code.ShouldBe("out_of_range");
        Check.Check(Bought(currency: "USD")).Rejection!.Code.ShouldBe("not_in_enum");
        Check.Check(Bought(order: "1")).Rejection!.Code.ShouldBe("pattern");
    }

    [Fact]
    public void reject_negative_values_unless_the_plan_allows_them()
    {
        Check.Check(new Event { Name = "Viewed", Value = -0.01m }).Rejection!.Code.ShouldBe("negative_value");
        Check.Check(new Event { Name = "Viewed", Value = 0 }).Accepted.ShouldBeTrue();
        Check.Check(new Event { Name = "Refunded", Value = -500 }).Accepted.ShouldBeTrue();
        Check.Check(new Event { Name = "Refunded", Value = -501 }).Rejection!.Code.ShouldBe("out_of_range");
        Check.Check(new Event { Name = "Viewed", Value = 1e20m }).Rejection!.Code.ShouldBe("out_of_range");
    }

    [Theory]
    [InlineData("EUR", null)]
    [InlineData("USDC", null)]
    [InlineData("", null)]
    [InlineData("eur", "'eur' is no known currency. Write it in capital letters: EUR.")]
    [InlineData("EURO", "'EURO' is no known currency. Send an ISO 4217 code as EUR, or add the token's symbol to the plan's `currencies:`.")]
    public void know_currencies(string currency, string? message) =>
        Check.Check(new Event { Name = "Viewed", Currency = currency }).Rejection?.Message.ShouldBe(message);

    [Fact]
    public void reject_identifiers_of_unknown_type()
    {
        Check.Check(new Event { Name = "Viewed", Identifiers = [new("wallet", "0xabc"), new("user_id", "u")] }).Accepted.ShouldBeTrue();
        Check.Check(new Event { Name = "Viewed", Identifiers = [new("walet", "0xabc")] }).Rejection!.Message
            .ShouldBe("the plan has no identifier type 'walet'. Did you mean 'wallet'?");
    }

    [Theory]
    [InlineData("2026-01-31T23:59:59.999Z", null, "deprecated")]
    [InlineData("2026-02-01T00:00:00Z", null, "deprecated")]
    [InlineData("2026-03-31T23:59:59.999Z", null, "deprecated")]
    [InlineData("2026-04-01T00:00:00Z", "after_until", null)]
    public void watch_the_calendar(string at, string? rejection, string? warning)
    {
        var verdict = Check.Check(new Event { Name = "Retired", OccurredAt = DateTimeOffset.Parse(at).ToUnixTimeMilliseconds() });
        (verdict.Rejection?.Code, verdict.Warning?.Code).ShouldBe((rejection, warning));
    }

    [Fact]
    public void are_bounded()
    {
        Check.Check(new Event { Name = "Viewed", Properties = $$"""{"a":"{{new string('x', PlanCheck.MaximumPropertiesLength)}}"}""" }).Rejection!.Code.ShouldBe("too_large");
        Check.Check(new Event { Name = "Viewed", Properties = "{" + string.Join(',', Enumerable.Range(0, 1001).Select(i => $"\"p{i}\":1")) + "}" }).Rejection!.Code.ShouldBe("too_large");
        Check.Check(new Event { Name = "Viewed", Properties = string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40) }).Rejection!.Code.ShouldBe("bad_json");
        Check.Check(new Event { Name = "Viewed", Properties = $$"""{"sku":"ABC-{{new string('1', 9000)}}"}""" }).Rejection!.Code.ShouldBe("pattern");
    }

    [Fact]
    public void find_repeated_names_among_very_many()
    {
        var names = Enumerable.Range(0, 500).Select(i => $"\"p{i}\":1").ToList();
        Check.Check(new Event { Name = "Viewed", Properties = $"{{{string.Join(',', names)}}}" }).Accepted.ShouldBeTrue();
        Check.Check(new Event { Name = "Viewed", Properties = $"{{{string.Join(',', names)},\"p499\":2}}" }).Rejection!.Field.ShouldBe("p499");
    }

    [Fact]
    public void cost_no_allocation_when_the_event_is_good()
    {
        var e = new Event { Name = "Viewed", Properties = """{"sku":"ABC-12","price":12.5,"depth":50,"other":"x"}""", Currency = "EUR", Value = 3 };
        for (var i = 0; i < 100; i++)
            Check.Check(e);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
            Check.Check(e);
        // What is made once, as by a pool, is no cost of an event; the smallest object for each would be twenty times as much.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(10_000);
    }

    [Fact]
    public void survive_random_json()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        const string Good = """{"sku":"ABC-12","price":12.5,"depth":50,"tone":"\u00fc","at":"2026-03-31T12:00:00Z","list":[1],"extra":{"a":null}}""";
        var (accepted, rejected) = (0, 0);
        for (var round = 0; round < 5000; round++)
        {
            var text = Good.ToCharArray();
            for (var i = random.Next(1, 5); i > 0; i--)
                text[random.Next(text.Length)] = (char)random.Next(32, 128);
            var verdict = Should.NotThrow(() => Check.Check(new Event { Name = "Viewed", Properties = new string(text) }), $"seed {seed}");
            _ = verdict.Accepted ? accepted++ : rejected++;
            verdict.Accepted.ShouldBe(verdict.Rejection is null, $"seed {seed}");
            verdict.Rejection?.Message.ShouldNotBeEmpty();
        }

        Math.Min(accepted, rejected).ShouldBeGreaterThan(0, $"seed {seed}");
    }

    [Theory]
    [InlineData("$identify", true)]
    [InlineData("$group", true)]
    [InlineData("$alias", true)]
    [InlineData("$pageview", false)]
    [InlineData("identify", false)]
    public void accept_a_call_that_says_who_somebody_is_without_a_place_in_the_plan(string name, bool isAccepted)
    {
        var check = new PlanCheck(Plans.WithProperties("      x: { type: string }\n"));
        check.Check(new Event { Name = name, UserId = "u1", Properties = "{}" }).Accepted.ShouldBe(isAccepted);
        check.Check(new Event { Name = name, Identifiers = [new("shoe_size", "42")] }).Accepted.ShouldBeFalse();
    }
}
