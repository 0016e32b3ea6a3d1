using Cairn.Data;
using Cairn.Identity.Identifiers;
using Cairn.Model;

namespace Cairn.Identity.Tests;

/// <summary>The keys of the warehouse are those of the code, and people are found by any of their ids.</summary>
public sealed class PersonLookupTests(TestEngine engine) : IClassFixture<TestEngine>
{
    private static readonly StoredEvent[] Events =
    [
        new(1, Device: "phone"),
        new(2, Device: "phone", User: "anna"),
        new(3, Device: "laptop", User: "anna"),
        new(4, Device: "laptop", User: "bob"),
        new(5, Device: "laptop"),
        new(6, User: "anna", Wallet: "0xa"),
        new(7, Wallet: "0xb"),
        new(8, Device: "tablet"),
        new(9, Device: "bob"),
    ];

    [Fact]
    public async Task The_columns_of_the_table_are_the_keys_of_the_code()
    {
        using var client = await engine.NewWarehouseAsync();
        await StoredEvents.StoreAsync(client, Events);
        var keys = await client.QueryAsync<Keys>(SqlText.FromOperator("keys", "SELECT actor_key, identity_key FROM events ORDER BY log_offset"), null, Token).ToListAsync(Token);
        var anna = IdentifierKey.Of("user_id", "anna");
        keys.ShouldBe(
        [
            new(IdentifierKey.Of("anonymous_id:phone"), 0), new(IdentifierKey.Of("anonymous_id:phone"), anna), new(IdentifierKey.Of("anonymous_id:laptop"), anna),
            new(IdentifierKey.Of("anonymous_id:laptop"), IdentifierKey.Of("user_id:bob")), new(IdentifierKey.Of("anonymous_id:laptop"), 0), new(anna, anna),
            new(IdentifierKey.Of("wallet", "0xb"), IdentifierKey.Of("wallet", "0xb")), new(IdentifierKey.Of("anonymous_id:tablet"), 0), new(IdentifierKey.Of("anonymous_id:bob"), 0),
        ]);
    }

    [Theory]
    [InlineData("anna", "user_id:anna", 3)]
    [InlineData("user_id:anna", "user_id:anna", 3)]
    [InlineData("phone", "user_id:anna", 3)]
    [InlineData("anonymous_id:phone", "user_id:anna", 3)]
    [InlineData("0xa", "user_id:anna", 3)]
    [InlineData("0xb", "wallet:0xb", 1)]
    [InlineData("wallet:0xb", "wallet:0xb", 1)]
    [InlineData("tablet", "anonymous_id:tablet", 1)]
    [InlineData("user_id:bob", "user_id:bob", 1)]
    public async Task A_person_is_found_by_each_id(string id, string name, int actors)
    {
        using var client = await engine.NewWarehouseAsync();
        await StoredEvents.StoreAsync(client, Events);
        var found = await new PersonLookup(client, TestTypes.Usual).FindAsync(id, Token);
        (found.Name, found.Key, found.Actors.Count).ShouldBe((name, IdentifierKey.Of(name), actors));
    }

    [Theory]
    [InlineData("laptop", "Several people go by 'laptop': anonymous_id:laptop, user_id:anna, user_id:bob.")]
    [InlineData("bob", "Several people go by 'bob': anonymous_id:bob, user_id:bob.")]
    [InlineData("Anna", "Nobody goes by 'Anna'.")]
    [InlineData("", "Nobody goes by ''.")]
    public async Task An_id_of_several_and_one_of_nobody_are_told(string id, string problem)
    {
        using var client = await engine.NewWarehouseAsync();
        await StoredEvents.StoreAsync(client, Events);
        (await Should.ThrowAsync<UserException>(() => new PersonLookup(client, TestTypes.Usual).FindAsync(id, Token))).Message.ShouldBe(problem);
    }

    [Fact]
    public async Task Somebody_with_a_thousand_devices_is_found()
    {
        using var client = await engine.NewWarehouseAsync();
        await StoredEvents.StoreAsync(client, Enumerable.Range(0, 1000).Select(static i => new StoredEvent(i, Device: $"device {i}", User: "robot")));
        (await new PersonLookup(client, TestTypes.Usual).FindAsync("robot", Token)).Actors.Count.ShouldBe(1000);
    }

    [Fact]
    public async Task Browsers_on_which_nobody_was_named_are_of_whoever_used_the_device_below_them()
    {
        using var client = await engine.NewWarehouseAsync();
        await StoredEvents.StoreAsync(client,
        [
            new(1, Device: "old app", Hardware: "phone", User: "anna"), new(2, Device: "new app", Hardware: "phone"), new(3, Device: "stranger", Hardware: "tablet"),
            new(4, Device: "other stranger", Hardware: "tablet"),
        ]);
        var lookup = new PersonLookup(client, TestTypes.Usual);
        foreach (var id in new[] { "anna", "new app", "phone" })
        {
            var found = await lookup.FindAsync(id, Token);
            (found.Name, found.Actors.Count).ShouldBe(("user_id:anna", 2), id);
        }
        foreach (var id in new[] { "stranger", "other stranger", "tablet" })
        {
            var found = await lookup.FindAsync(id, Token);
            (found.Name, found.Actors.Count).ShouldBe(("device_id:tablet", 2), id);
        }
        (await new PersonCount(client, TestTypes.Usual).ReadAsync(Token)).ShouldBe(2);
        var clusters = await new PersonExport(client, TestTypes.Usual).ReadAsync(Token).ToListAsync(Token);
        clusters.Select(static cluster => string.Join(' ', cluster.Identifiers.Select(static one => one.Name).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)
            .ShouldBe(["anna new app old app phone", "other stranger stranger tablet"]);
    }

    [Fact]
    public async Task Persons_are_counted_by_whose_events_there_are()
    {
        using var client = await engine.NewWarehouseAsync();
        // Two at one tablet, always logged in; then a stranger on it, and one elsewhere.
        await StoredEvents.StoreAsync(client, [new(1, Device: "tablet", User: "anna"), new(2, Device: "tablet", User: "bob")]);
        (await new PersonCount(client, TestTypes.Usual).ReadAsync(Token)).ShouldBe(2);
        await StoredEvents.StoreAsync(client, [new(3, Device: "tablet"), new(4, Device: "phone")], "import:more");
        (await new PersonCount(client, TestTypes.Usual).ReadAsync(Token)).ShouldBe(4);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private sealed record Keys(ulong ActorKey, ulong IdentityKey);
}
