using Cairn.Collector.Keys;
using Cairn.Collector.Tests.Support;
using Cairn.State.Keys;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Cairn.Collector.Tests.Keys;

public sealed class DamagedKeysTests
{
    private const string Good = """{"type":"track","event":"Page Viewed","anonymousId":"a1"}""";

    [Theory]
    [InlineData("ab12")]
    [InlineData("")]
    [InlineData("no hex at all")]
    [InlineData("zz12345678901234567890123456789012345678901234567890123456789012")]
    public async Task A_damaged_key_costs_itself_and_later_changes_are_seen(string hash)
    {
        await using var collector = await TestCollector.StartAsync();
        var damaged = collector.Store.Create("app");
        using (var database = new SqliteConnection($"Data Source={Path.Combine(collector.Folder, "state.db")}"))
            database.Execute("UPDATE write_keys SET hash = @hash WHERE id = @id", new { hash, id = damaged.Record.Id });
        await Wait.UntilAsync(() => collector.Keys.Problem.Contains(damaged.Record.Id, StringComparison.Ordinal), "the damage is told");
        using (var other = await collector.PostAsync("/v1/track", Good))
            ((int)other.StatusCode).ShouldBe(200);
        var later = collector.Store.Create("later");
        await Wait.UntilAsync(async () => (int)(await collector.PostAsync("/v1/track", Good, later.Text)).StatusCode == 200, "a key that was made later is taken");
        using var gone = await collector.PostAsync("/v1/track", Good, damaged.Text);
        await gone.ShouldRejectAsync(401, "key_unknown");
        using var ready = await collector.GetAsync("/health/ready");
        (await ready.TextAsync()).ShouldContain(damaged.Record.Id);
        ((int)ready.StatusCode).ShouldBe(200);
    }

    [Fact]
    public void A_ring_opens_with_a_damaged_key_in_it()
    {
        using var folder = new TemporaryFolder();
        var made = KeyStore.Open(folder.Path, TimeProvider.System).Create("web");
        using (var database = new SqliteConnection($"Data Source={Path.Combine(folder.Path, "state.db")}"))
            database.Execute("UPDATE write_keys SET hash = 'ab'");
        var ring = KeyRing.Open(folder.Path, TimeProvider.System, TimeSpan.FromSeconds(1));
        ring.Problem.ShouldContain(made.Record.Id);
        ring.Valid.ShouldBe(0);
    }
}
