using Cairn.Model;
using Cairn.Plan.Inference;

namespace Cairn.Plan.Tests.Inference;

public class Plan_inference
{
    private static TrackingPlan Read(string draft)
    {
        var reading = PlanFile.Parse(draft, "draft.yaml");
        reading.Mistakes.ShouldBeEmpty(draft);
        return reading.Plan.ShouldNotBeNull();
    }

    private static string DraftOf(params IEnumerable<Event> events)
    {
        var inference = new PlanInference();
        foreach (var e in events)
            inference.Add(e);
        return inference.Draft("drafted");
    }

    [Fact]
    public void takes_over_the_shipped_event_that_is_called_otherwise()
    {
        var draft = DraftOf(
            new Event { Name = "add_to_cart" }, new Event { Name = "productAdded" }, new Event { Name = "Bestellung bezahlt" },
            new Event { Name = "purchase", Value = 10, Currency = "EUR", OrderId = "o-1" });
        var plan = Read(draft);
        (plan.Events["Product Added"].Phase, plan.Events["Product Added"].Value).ShouldBe(("interest", 0.6m));
        plan.Aliases["add_to_cart"].ShouldBe("Product Added");
        plan.Aliases["productAdded"].ShouldBe("Product Added");
        plan.Aliases["purchase"].ShouldBe("Order Completed");
        plan.Events["Bestellung bezahlt"].Value.ShouldBe(0);
        (plan.Conversions["purchase"].Event, plan.Conversions["purchase"].Currency).ShouldBe(("Order Completed", "EUR"));
        draft.ShouldContain("choose its phase and value");
    }

    [Fact]
    public void tells_types_enums_ranges_money_identifiers_and_personal_data()
    {
        var plan = Read(DraftOf(Enumerable.Range(0, 40).Select(n => new Event
        {
            Name = "Basket Packed",
            Identifiers = [new Identifier("loyalty_id", "x")],
            Currency = "GEMS",
            Properties = $$"""{"size":"{{(n % 2 == 0 ? "S" : "L")}}","price":{{n}}.5,"pieces":{{n}},"gift":true,"at":"2026-01-01T00:00:00Z","mail":"a{{n}}@b.example","lines":[1],"extra":{},"mixed":{{(n % 2 == 0 ? "1" : "\"a\"")}},"bad name":1,"note":"n{{n}}","nothing":null}""",
        })));
        var properties = plan.Events["Basket Packed"].Properties;
        properties["size"].Enum.ShouldBe(["L", "S"]);
        (properties["price"].Type, properties["price"].Minimum).ShouldBe((PropertyType.Number, 0));
        properties["pieces"].Type.ShouldBe(PropertyType.Integer);
        properties["gift"].Type.ShouldBe(PropertyType.Boolean);
        properties["at"].Type.ShouldBe(PropertyType.Timestamp);
        properties["mail"].Pii.ShouldBe("email");
        (properties["lines"].Type, properties["extra"].Type).ShouldBe((PropertyType.Array, PropertyType.Object));
        (properties["note"].Type, properties["note"].Enum.Count).ShouldBe((PropertyType.String, 0));
        properties.Keys.ShouldNotContain("mixed");
        properties.Keys.ShouldNotContain("bad name");
        plan.Identifiers.Select(static one => one.Type).ShouldContain("loyalty_id");
        plan.Currencies.ShouldBe(["GEMS"]);
    }

    [Fact]
    public void names_what_libraries_send_by_themselves_and_drafts_no_act_for_it()
    {
        var draft = DraftOf(new Event { Name = "$autocapture", Client = ClientKind.PostHog }, new Event { Name = "$identify" }, new Event { Name = "Pen Bought" });
        Read(draft).Events.Keys.ShouldBe(["Pen Bought"]);
        draft.ShouldContain("$autocapture (1)");
    }

    [Fact]
    public void gives_a_plan_without_mistakes_whatever_came()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        const string letters = "aZ9 _-:#'\"\\{}[]&*!|>%@,?\u00e4\u20ac\n\ttruenull";
        string Text() => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => letters[random.Next(letters.Length)]));
        var inference = new PlanInference();
        for (var n = 0; n < 400; n++)
            inference.Add(new Event
            {
                Name = Text(), Currency = random.Next(3) == 0 ? Text() : "", OrderId = random.Next(2) == 0 ? "o" : "", Value = random.Next(2) == 0 ? n : null,
                Identifiers = [new Identifier(Text(), "v")],
                Properties = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object> { [Text()] = Text(), [Text()] = random.Next(-5, 100), ["p"] = Text() }),
            });
        var draft = inference.Draft("drafted");
        PlanFile.Parse(draft, "draft.yaml").Mistakes.ShouldBeEmpty($"seed {seed}\n{draft}");
    }

    [Fact]
    public void is_bounded()
    {
        var inference = new PlanInference();
        for (var n = 0; n < 2500; n++)
            inference.Add(new Event { Name = $"act {n}", Properties = $$"""{"p{{n}}":1}""" });
        for (var n = 0; n < 100; n++)
            inference.Add(new Event { Name = "act 1", Properties = $$"""{"q{{n}}":1}""" });
        (inference.Names, inference.FurtherNames).ShouldBe((2000, 500));
        Read(inference.Draft("drafted")).Events["act 1"].Properties.Count.ShouldBe(64);
    }
}
