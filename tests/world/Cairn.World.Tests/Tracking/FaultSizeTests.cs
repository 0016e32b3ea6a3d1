using System.Text.Json;
using Cairn.World.Answers;
using Cairn.World.Tests.Making;

namespace Cairn.World.Tests.Tracking;

/// <summary>Every fault does as much as its file says, to those whom it says, and nothing once it is taken away.</summary>
public class FaultSizeTests
{
    private const int People = 1_100;
    private const int Days = 42;

    [Fact]
    public void a_calm_world_tracks_everything()
    {
        using var world = MadeWorld.Of(people: 600);
        world.Answers().Capture.ShouldAllBe(row => row.Captured == row.True && row.Repeated == 0 && row.Altered == 0);
        world.Answers().FaultEvents().ShouldBeEmpty();
    }

    [Fact]
    public void ad_blockers_hit_the_stated_share_of_each_browser_and_no_app()
    {
        using var world = One("kind: ad_blockers\n    shares: { Chrome: 0.3, Firefox: 0.6, Safari: 0.1, Edge: 0.2 }");
        Rate(world, "browser", "Chrome").ShouldBe(0.7, 0.05);
        Rate(world, "browser", "Firefox").ShouldBe(0.4, 0.12);
        Rate(world, "browser", "Safari").ShouldBe(0.9, 0.04);
        Rate(world, "browser", "Edge").ShouldBe(0.8, 0.10);
        Rate(world, "browser", "app").ShouldBe(1);
    }

    [Fact]
    public void consent_is_declined_by_region_in_browser_and_app_alike()
    {
        using var world = One("kind: consent_declined\n    shares: { DE: 0.5, US: 0.1 }");
        Rate(world, "region", "DE").ShouldBe(0.5, 0.07);
        Rate(world, "region", "US").ShouldBe(0.9, 0.04);
        Rate(world, "region", "GB").ShouldBe(1);
        Rate(world, "consent", "declined").ShouldBe(0);
        Rate(world, "consent", "granted").ShouldBe(1);
    }

    [Fact]
    public void payment_redirects_lose_orders_of_their_methods_only()
    {
        using var world = One("kind: payment_redirect\n    shares: { paypal: 0.5 }", conversionRate: 0.15);
        var lost = world.Answers().FaultEvents().ToList();
        lost.ShouldAllBe(row => row.Event == "Order Completed" && row.Effect == "lost");

        // 26 % of the orders are paid by paypal, and the app does not redirect.
        var orders = Row(world, "Order Completed", "platform", "desktop", "mobile", "tablet");
        var expected = 0.26 * 0.5 * orders.True;
        ((double)lost.Count).ShouldBe(expected, 4 * Math.Sqrt(expected));
    }

    [Fact]
    public void the_same_order_on_two_devices_overstates_returning_customers_by_the_stated_share()
    {
        using var world = One("kind: cross_device_double\n    event: Order Completed\n    share: 0.3", conversionRate: 0.15, people: 2_500);
        var copies = world.Answers().FaultEvents().Count(row => row.Effect == "doubled");
        var returning = ReturningOrders(world);

        // Everybody has a telephone and 85 % a computer: for orders by computer or app there is mostly another browser.
        ((double)copies / returning).ShouldBeInRange(0.24, 0.31);
        Row(world, "Order Completed", "all", "").Repeated.ShouldBe(copies);
    }

    [Fact]
    public void a_release_silences_one_event_of_one_version()
    {
        using var world = One("kind: release_drops_event\n    event: Product Viewed\n    version: 4.1.0");
        var capture = world.Answers().Capture;
        capture.Single(row => row is { Event: "Product Viewed", Dimension: "app_version", Value: "4.1.0" }).Captured.ShouldBe(0);
        capture.Where(row => row.Dimension == "app_version" && (row.Event != "Product Viewed" || row.Value != "4.1.0"))
            .ShouldAllBe(row => row.Captured == row.True);
    }

    [Fact]
    public void a_dead_tag_is_dead_from_its_first_day_to_its_last()
    {
        using var world = One("kind: dead_tag\n    event: Products Searched\n    from: 2026-01-15\n    to: 2026-01-25");
        foreach (var row in world.Answers().Capture.Where(row => row is { Event: "Products Searched", Dimension: "day" }))
        {
            var isDead = string.CompareOrdinal(row.Value, "2026-01-15") >= 0 && string.CompareOrdinal(row.Value, "2026-01-25") < 0;
            if (isDead)
                row.Rate.ShouldBeLessThan(0.35, row.Value);
            else
                row.Rate.ShouldBe(1, row.Value);
        }
    }

    [Theory]
    [InlineData("kind: double_firing_tag\n    event: Checkout Started\n    share: 0.4", "doubled", "Checkout Started", 0.4)]
    [InlineData("kind: repeated_delivery\n    share: 0.1", "doubled", "Product Viewed", 0.1)]
    [InlineData("kind: renamed_event\n    event: Reviews Viewed\n    sent_as: reviews\n    sender: web", "altered", "Reviews Viewed", 0.82)]
    [InlineData("kind: altered_property\n    event: Product Added\n    property: value", "altered", "Product Added", 1.0)]
    public void as_many_calls_are_hit_as_stated(string fault, string effect, string name, double share)
    {
        using var world = One(fault);
        var hit = world.Answers().FaultEvents().Count(row => row.Effect == effect && row.Event == name);
        var all = Row(world, name, "all", "").True;
        ((double)hit / all).ShouldBe(share, 0.25 * share);
    }

    [Fact]
    public void unloading_pages_lose_the_stated_share_of_their_last_calls()
    {
        using var calm = MadeWorld.Of(people: 1_000, days: 30);
        using var world = MadeWorld.Of(people: 1_000, days: 30, faults: "faults:\n  - kind: unload_loss\n    share: 0.2\n");
        var lost = world.Lost();
        var calls = calm.Lines("requests.jsonl").Where(line => line.Contains("\"source\":\"web\"", StringComparison.Ordinal)).Select(WebCall.Of)
            .Where(call => call.Type != "identify").OrderBy(call => call.Visitor, StringComparer.Ordinal).ThenBy(call => call.At).ToList();
        var last = new HashSet<string>();
        for (var i = 0; i < calls.Count; i++)
            if (i + 1 == calls.Count || calls[i + 1].Visitor != calls[i].Visitor || calls[i + 1].Path != calls[i].Path
                || calls[i + 1].At - calls[i].At > TimeSpan.FromMinutes(30))
                last.Add(calls[i].Id);
        lost.Count.ShouldBeGreaterThan(500);
        ((double)lost.Count(last.Contains) / last.Count).ShouldBe(0.2, 0.015);
        ((double)lost.Count(last.Contains) / lost.Count).ShouldBeGreaterThan(0.97, "bots and visits that follow at once blur the rest");
    }

    [Fact]
    public void clocks_are_wrong_by_no_more_than_stated_and_the_rule_of_sent_at_mends_them()
    {
        using var world = One("kind: clock_skew\n    share: 0.2\n    max_hours: 5");
        var largest = TimeSpan.Zero;
        foreach (var line in world.Lines("requests.jsonl").Where(line => line.Contains("\"source\":\"web\"", StringComparison.Ordinal)))
        {
            using var request = JsonDocument.Parse(line);
            var body = request.RootElement.GetProperty("body");
            var arrived = request.RootElement.GetProperty("at").GetDateTimeOffset();
            var said = body.GetProperty("timestamp").GetDateTimeOffset();
            largest = (arrived - said).Duration() > largest ? (arrived - said).Duration() : largest;
            var repaired = arrived - (body.GetProperty("sentAt").GetDateTimeOffset() - said);
            (arrived - repaired).ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromMinutes(1));
        }
        largest.ShouldBeInRange(TimeSpan.FromHours(2), TimeSpan.FromHours(5.1));
    }

    [Fact]
    public void safari_forgets_after_seven_days_and_nobody_else()
    {
        using var calm = MadeWorld.Of(people: 800, days: 42);
        using var world = MadeWorld.Of(people: 800, days: 42, faults: "faults:\n  - kind: safari_cookies\n");
        static int Ids(MadeWorld made) => made.Answers().People().Where(person => person.Kind == "customer")
            .Sum(person => person.Identifiers.GetValueOrDefault("anonymous_id")?.Count ?? 0);
        Ids(world).ShouldBeGreaterThan((int)(1.2 * Ids(calm)));
        world.Answers().Capture.ShouldAllBe(row => row.Captured == row.True);
    }

    [Fact]
    public void taking_a_fault_away_brings_back_what_only_it_had_lost()
    {
        var parts = new[]
        {
            "kind: ad_blockers\n    shares: { Chrome: 0.2, Firefox: 0.4 }",
            "kind: consent_declined\n    shares: { DE: 0.3, FR: 0.3, US: 0.05 }",
            "kind: unload_loss\n    share: 0.05",
            "kind: dead_tag\n    event: Reviews Viewed\n    from: 40%\n    to: 60%",
        };
        var alone = parts.Select(part => LostBy(part)).ToArray();
        LostBy(parts).SetEquals(Union(alone)).ShouldBeTrue("together they lose what each of them loses alone");
        for (var without = 0; without < parts.Length; without++)
        {
            var others = parts.Where((_, index) => index != without).ToArray();
            LostBy(others).SetEquals(Union(alone.Where((_, index) => index != without))).ShouldBeTrue($"without {parts[without]}");
        }
    }

    [Fact]
    public void testers_and_unconfirmed_transactions_are_on_the_wire_but_in_no_book()
    {
        using var calm = MadeWorld.Of("fintech", people: 1_500, days: 30);
        using var world = MadeWorld.Of("fintech", people: 1_500, days: 30,
            faults: "faults:\n  - kind: test_traffic\n    share: 0.05\n  - kind: unconfirmed_transactions\n    share: 0.2\n");
        foreach (var fault in world.Answers().Faults)
            fault.Phantom.ShouldBeGreaterThan(10, fault.Id);
        foreach (var file in new[] { "truth/orders.csv", "truth/chain.jsonl", "truth/kyc.csv" })
            world.Digests()[file].ShouldBe(calm.Digests()[file], file);
        world.Lines("requests.jsonl").Count(line => line.Contains("staging.bank.example", StringComparison.Ordinal)).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void the_vendors_answers_come_late_and_some_twice()
    {
        using var world = MadeWorld.Of("fintech", people: 1_500, days: 30,
            faults: "faults:\n  - kind: kyc_vendor_delays\n    max_hours: 18\n    share: 0.25\n");
        var fault = world.Answers().Faults.Single();
        var answers = world.Lines("truth/kyc.csv").Count() - 1;
        fault.Delayed.ShouldBe(answers);
        ((double)fault.Doubled / answers).ShouldBe(0.25, 4 * Math.Sqrt(0.25 * 0.75 / answers));
        world.Lines("requests.jsonl").Count(line => line.Contains("/v1/webhook/sumsub", StringComparison.Ordinal))
            .ShouldBe(answers + (int)fault.Doubled);
    }

    private static MadeWorld One(string fault, double? conversionRate = null, int people = People) =>
        MadeWorld.Of(people: people, days: Days, faults: $"faults:\n  - {fault}\n", conversionRate: conversionRate);

    private static HashSet<string> LostBy(params string[] faults)
    {
        using var world = MadeWorld.Of(people: 400, faults: "faults:\n" + string.Concat(faults.Select(fault => $"  - {fault}\n")));
        var lost = world.Lost();
        lost.Count.ShouldBeGreaterThan(20);
        return lost;
    }

    private static HashSet<string> Union(IEnumerable<HashSet<string>> sets) => [.. sets.SelectMany(set => set)];

    /// <summary>Capture of everything that customers' own devices send, in one part of the world.</summary>
    private static double Rate(MadeWorld world, string dimension, string value)
    {
        var rows = world.Answers().Capture.Where(row => row.Dimension == dimension && row.Value == value
            && row.Event is "Product Viewed" or "Home Viewed" or "Application Opened" or "Product Image Clicked"
            && row.Dimension == dimension && row.Value == value).ToList();
        return (double)rows.Sum(row => row.Captured) / rows.Sum(row => row.True);
    }

    private static CaptureAnswer Row(MadeWorld world, string name, string dimension, params string[] values)
    {
        var rows = world.Answers().Capture.Where(row => row.Event == name && row.Dimension == dimension && values.Contains(row.Value)).ToList();
        return new CaptureAnswer
        {
            Event = name, Dimension = dimension, Value = string.Join('+', values), True = rows.Sum(row => row.True),
            Captured = rows.Sum(row => row.Captured), Repeated = rows.Sum(row => row.Repeated), Altered = rows.Sum(row => row.Altered),
        };
    }

    /// <summary>Orders on the wire of people who bought before, this world's first order of strangers left out.</summary>
    private static int ReturningOrders(MadeWorld world)
    {
        // Columns of crm.csv: crm_id, created_at, user_id, email; of orders.csv: order_id, ordered_at, crm_id, email, place.
        var contacts = world.Lines("truth/crm.csv").Skip(1).Select(line => line.Split(',')).ToList();
        var idOf = contacts.ToDictionary(row => row[3], row => row[0]);
        var existing = contacts.Where(row => string.CompareOrdinal(row[1], "2026-01-05") < 0).Select(row => row[0]).ToHashSet();
        var byPerson = world.Lines("truth/orders.csv").Skip(1).Select(line => line.Split(',')).Where(row => row[4] != "store")
            .GroupBy(row => row[2].Length > 0 ? row[2] : idOf.GetValueOrDefault(row[3], row[3])).ToList();
        return byPerson.Sum(orders => orders.Count() - (existing.Contains(orders.Key) ? 0 : 1));
    }
}
