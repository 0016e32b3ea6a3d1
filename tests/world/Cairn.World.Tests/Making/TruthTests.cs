using Cairn.World.Answers;

namespace Cairn.World.Tests.Making;

/// <summary>The books of the sources of truth agree with the answers.</summary>
public partial class TruthTests
{
    [Fact]
    public void every_order_stands_in_the_books_once()
    {
        using var world = MadeWorld.Of(people: 2_000, days: 42, faults: "leaky");
        var rows = world.Lines("truth/orders.csv").Skip(1).Select(line => line.Split(',')).ToList();
        var answers = world.Answers();
        rows.Select(row => row[0]).Distinct().Count().ShouldBe(rows.Count);
        ((double)rows.Count(row => row[4] == "store")).ShouldBe(answers.Baseline.Single(row => row.Conversion == "store_purchase").Conversions);
        ((double)rows.Count(row => row[4] != "store")).ShouldBe(answers.Baseline.Single(row => row.Conversion == "purchase").Conversions);
        ((double)rows.Where(row => row[4] != "store").Sum(row => decimal.Parse(row[6], System.Globalization.CultureInfo.InvariantCulture)))
            .ShouldBe(answers.Baseline.Single(row => row.Conversion == "purchase").Revenue, 0.001);
    }

    [Fact]
    public void what_arrived_is_what_the_answers_say_arrived()
    {
        using var world = MadeWorld.Of(people: 1_500, days: 30, faults: "leaky");
        var answers = world.Answers();
        foreach (var name in new[] { "Reviews Viewed", "Order Completed", "Checkout Started", "Email Opened" })
        {
            var row = answers.Capture.Single(capture => capture.Event == name && capture.Dimension == "all");
            var phantoms = answers.FaultEvents().Count(hit => hit.Event == name && hit.Effect == "phantom");
            var arrived = name == "Email Opened"
                ? world.Lines("requests.jsonl").Sum(line => Count(line, "\"event\":\"open\""))
                : world.Lines("requests.jsonl").Sum(line => Count(line, $"\"event\":\"{name}\""));
            arrived.ShouldBe((int)(row.Captured + row.Repeated) + phantoms + RepeatedPhantoms(answers, name), name);
        }
    }

    [Theory]
    [InlineData("shop", "calm")]
    [InlineData("shop", "chaos")]
    [InlineData("fintech", "chaos")]
    public void every_identifier_on_the_wire_and_in_the_books_belongs_to_somebody(string preset, string faults)
    {
        using var world = MadeWorld.Of(preset, people: 1_500, days: 30, faults: faults);
        var known = world.Answers().People().SelectMany(person => person.Identifiers.SelectMany(entry => entry.Value)).ToHashSet();
        var seen = world.Lines("requests.jsonl").Where(line => !line.Contains("staging", StringComparison.Ordinal))
            .SelectMany(line => Identifier().Matches(line).Select(match => match.Groups[2].Value)).ToHashSet();
        seen.Count.ShouldBeGreaterThan(500);
        seen.Except(known).ShouldBeEmpty();
        world.Lines("truth/orders.csv").Skip(1).Select(line => line.Split(',')[2]).Where(id => id.Length > 0).Except(known).ShouldBeEmpty();
    }

    [Fact]
    public void people_of_a_shared_device_all_stand_behind_its_anonymous_id()
    {
        using var world = MadeWorld.Of(people: 1_500, days: 42);
        var owners = world.Answers().People().SelectMany(person =>
                (person.Identifiers.GetValueOrDefault("anonymous_id") ?? []).Select(id => (id, person.Household)))
            .GroupBy(entry => entry.id).ToList();
        owners.Count(group => group.Count() > 1).ShouldBeGreaterThan(20);
        owners.ShouldAllBe(group => group.Select(entry => entry.Household).Distinct().Count() == 1);
    }

    [Fact]
    public void the_future_is_worth_less_to_those_who_dropped_out()
    {
        using var world = MadeWorld.Of(people: 2_000, days: 60);
        var people = world.Answers().People().Where(person => person.Kind == "customer").ToList();
        people.Where(person => !person.Alive).ShouldAllBe(person => person.FutureOrders == 0 && person.FutureValue == 0);
        people.Count(person => !person.Alive).ShouldBeGreaterThan(20);
        people.Sum(person => person.FutureValue).ShouldBeGreaterThan(1_000);
    }

    [System.Text.RegularExpressions.GeneratedRegex("\"(userId|anonymousId|customer_id|externalUserId|applicantId)\":\"([^\"]+)\"")]
    private static partial System.Text.RegularExpressions.Regex Identifier();

    private static int RepeatedPhantoms(AnswersFile answers, string name)
    {
        var phantoms = answers.FaultEvents().Where(hit => hit.Event == name && hit.Effect == "phantom").Select(hit => hit.MessageId).ToHashSet();
        return answers.FaultEvents().Count(hit => hit is { Effect: "doubled", Fault: "repeated_delivery" } && phantoms.Contains(hit.MessageId));
    }

    private static int Count(string line, string what)
    {
        var count = 0;
        for (var at = line.IndexOf(what, StringComparison.Ordinal); at >= 0; at = line.IndexOf(what, at + 1, StringComparison.Ordinal))
            count++;
        return count;
    }
}
