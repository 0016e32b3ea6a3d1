using Cairn.Model;
using Cairn.Warehouse.Events;
using Cairn.Warehouse.Native;

namespace Cairn.Import.Tests.Native;

public sealed class NativeBlockTests(TestWarehouse warehouse)
{
    [Fact]
    public async Task Every_field_comes_back_as_it_was_sent()
    {
        var block = new EventBlock();
        block.Append(Full());
        block.Append(new Event { LogId = "native-1", LogOffset = 1 });
        await InsertAsync(block);
        var row = await warehouse.AskAsync<Stored>("""
            SELECT event, toInt64(toUnixTimestamp64Milli(occurred_at)) AS occurred_at, source, message_id, user_id, anonymous_id,
              identifiers['wallet'] AS wallet, session_id, channel, utm_campaign, referrer, click_id_type, click_id, page_url, platform,
              value, currency, order_id, properties
            FROM events WHERE log_id = 'native-1' AND log_offset = 0
            """);
        row.ShouldBe(new Stored("Käufe ☂", -1, "s", "m", "u", "a", "0xabc", "se", "Email", "c\n\n; drop table events", "r", "gclid", "id", "p", "web",
            -12345678901234567890.12345678m, "EUR", "o", "{\"a\":\"\\u0000\"}"));
        (await warehouse.AskAsync<bool>("SELECT value IS NULL AND empty(identifiers) FROM events WHERE log_id = 'native-1' AND log_offset = 1")).ShouldBeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(65_537)]
    public async Task Dictionaries_of_every_key_width_are_understood(int different)
    {
        var block = new EventBlock();
        for (var i = 0; i < different; i++)
            block.Append(new Event { Platform = $"p{i}", LogId = $"native-width-{different}", LogOffset = (ulong)i });
        await InsertAsync(block);
        (await warehouse.AskAsync<ulong>($"SELECT countIf(platform = 'p' || toString(log_offset)) FROM events WHERE log_id = 'native-width-{different}'"))
            .ShouldBe((ulong)different);
    }

    [Fact]
    public async Task A_block_can_be_used_again_after_it_was_cleared()
    {
        var block = new EventBlock();
        for (var round = 0; round < 3; round++)
        {
            block.Clear();
            block.Append(new Event { Name = $"round {round}", LogId = "native-reuse", LogOffset = (ulong)round });
            await InsertAsync(block);
        }
        (await warehouse.AskAsync<string>("SELECT arrayStringConcat(arraySort(groupArray(event)), ',') FROM events WHERE log_id = 'native-reuse'"))
            .ShouldBe("round 0,round 1,round 2");
    }

    [Theory]
    [InlineData("0.00000001", true)]
    [InlineData("99999999999999999999.99999999", true)]
    [InlineData("0.000000001", false)]
    [InlineData("100000000000000000000", false)]
    public void Money_fits_with_eight_decimals_and_twenty_digits_before_them(string value, bool fits) =>
        Money.Fits(decimal.Parse(value)).ShouldBe(fits);

    private Task InsertAsync(EventBlock block) => block.StoreAsync(warehouse.Client, TestContext.Current.CancellationToken);

    private static Event Full() => new()
    {
        Name = "Käufe ☂",
        OccurredAt = -1,
        Source = "s",
        MessageId = "m",
        UserId = "u",
        AnonymousId = "a",
        Identifiers = [new Identifier("wallet", "0xabc"), new Identifier("email_sha256", "ff")],
        SessionId = "se",
        Traffic = new TrafficSource
        {
            Channel = "Email", UtmCampaign = "c\n\n; drop table events", Referrer = "r", ClickIdType = "gclid", ClickId = "id", PageUrl = "p",
        },
        Platform = "web",
        Value = -12345678901234567890.12345678m,
        Currency = "EUR",
        OrderId = "o",
        Properties = "{\"a\":\"\\u0000\"}",
        LogId = "native-1",
    };

    private sealed record Stored(
        string Event, long OccurredAt, string Source, string MessageId, string UserId, string AnonymousId, string Wallet, string SessionId,
        string Channel, string UtmCampaign, string Referrer, string ClickIdType, string ClickId, string PageUrl, string Platform,
        decimal Value, string Currency, string OrderId, string Properties);
}
