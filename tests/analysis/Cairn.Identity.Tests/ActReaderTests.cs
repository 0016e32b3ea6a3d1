using Cairn.Attribution.Acts;
using Cairn.Attribution.Trails;
using Cairn.Identity.Identifiers;
using Cairn.Model.Journeys;
using Cairn.Warehouse;

namespace Cairn.Identity.Tests;

/// <summary>Acts come person by person, the same whatever the size of the stretches in which they are read.</summary>
public sealed class ActReaderTests(TestEngine engine) : IClassFixture<TestEngine>
{
    private static readonly ActQuery Query = new()
    {
        ConversionEvent = "Order Completed", PassiveEvents = [], HiddenFlags = [], Worths = new Dictionary<string, double>(), By = "channel", Property = "",
        ValueProperty = "value", Currency = "EUR", ConversionHasPlayer = true,
    };

    [Theory]
    [InlineData(100)]
    [InlineData(1000)]
    [InlineData(ActReader.MaxActs)]
    public async Task Persons_are_whole_and_in_order_of_time(int maxActs)
    {
        using var client = await engine.NewWarehouseAsync();
        var random = new Random(7);
        // A heavy device, users on several devices, devices of several users, people who are never named: in two parts of the warehouse.
        var events = Enumerable.Range(0, 1500).Select(i => new StoredEvent(
            random.Next(0, 100_000), random.Next(10) == 0 ? "Order Completed" : "Page Viewed",
            User: random.Next(3) == 0 ? $"user {random.Next(20)}" : "", Device: random.Next(4) == 0 ? "heavy" : $"device {random.Next(60)}",
            Channel: random.Next(2) == 0 ? "Email" : "Paid Search")).ToArray();
        await StoredEvents.StoreAsync(client, events[..700], "import:one");
        await StoredEvents.StoreAsync(client, events[700..], "import:two");

        var owner = events.Where(static e => e.User.Length > 0).GroupBy(static e => e.Device)
            .ToDictionary(static device => device.Key, static device => device.OrderBy(static e => e.Second).ThenBy(static e => IdentifierKey.Of("user_id", e.User)).First().User);
        var until = owner.ToDictionary(static device => device.Key, device => events.Where(e => e.Device == device.Key && e.User.Length > 0 && e.User != device.Value)
            .Select(static e => e.Second).DefaultIfEmpty(int.MaxValue).Min());
        var expected = events.GroupBy(e => e.User.Length > 0 ? $"user_id:{e.User}"
                : owner.TryGetValue(e.Device, out var user) && e.Second < until[e.Device] ? $"user_id:{user}" : $"anonymous_id:{e.Device}")
            .ToDictionary(static person => IdentifierKey.Of(person.Key), static person => person.Select(static e => e.Second).Order().ToArray());

        var read = await ReadAsync(client, maxActs);
        read.Select(static act => act.Person).Where((person, i) => i == 0 || person != read[i - 1].Person).ShouldBeUnique();
        read.Count.ShouldBe(events.Length);
        foreach (var person in read.GroupBy(static act => act.Person))
            person.Select(static act => (int)((act.At - Start) / 1000)).ShouldBe(expected[person.Key]);
        read.Count(static act => act.IsConversion).ShouldBe(events.Count(static e => e.Event == "Order Completed"));
        read.Where(static act => act.IsConversion).Sum(static act => act.Amount).ShouldBe(10 * read.Count(static act => act.IsConversion));
    }

    [Fact]
    public async Task One_persons_acts_are_those_that_the_report_counts()
    {
        using var client = await engine.NewWarehouseAsync();
        await StoredEvents.StoreAsync(client,
        [
            new(1, Device: "phone"), new(2, Device: "phone", User: "anna"), new(3, Device: "laptop"), new(4, Device: "laptop", User: "bob"), new(5, Device: "laptop", User: "anna"),
            new(6, Device: "laptop"), new(7, Device: "other"),
        ]);
        foreach (var (id, seconds) in new[] { ("anna", new[] { 1, 2, 5 }), ("user_id:bob", [3, 4]), ("anonymous_id:laptop", [6]), ("other", [7]) })
        {
            var acts = new List<Act>();
            var found = await new PersonLookup(client, TestTypes.Usual).FindAsync(id, TestContext.Current.CancellationToken);
            await new ActReader(client, Query, "channel", new NameIndex(), new NameIndex()).ReadAsync(found, (in Act act) => acts.Add(act), TestContext.Current.CancellationToken);
            acts.Select(static act => (int)((act.At - Start) / 1000)).Order().ShouldBe(seconds);
            acts.ShouldAllBe(act => act.Person == found.Key);
        }
    }

    private static long Start => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static async Task<List<Act>> ReadAsync(WarehouseClient client, int maxActs)
    {
        var acts = new List<Act>();
        var map = await new PersonMapReader(client, TestTypes.Usual).ReadAsync(TestContext.Current.CancellationToken);
        await new ActReader(client, Query, "channel", new NameIndex(), new NameIndex(), maxActs)
            .ReadAsync(map, (in Act act) => acts.Add(act), null, TestContext.Current.CancellationToken);
        return acts;
    }
}
