using System.Text;
using System.Text.Json;
using Cairn.Data;
using Cairn.Warehouse;

namespace Cairn.Identity.Tests;

/// <summary>Puts events into a warehouse as a test needs them.</summary>
internal static class StoredEvents
{
    private static readonly SqlText Insert = SqlText.FromOperator("insert", "INSERT INTO events FORMAT JSONEachRow");

    /// <summary>Stores events, each in order of its place in the list.</summary>
    public static async Task StoreAsync(WarehouseClient client, IEnumerable<StoredEvent> events, string log = "import:test")
    {
        var lines = string.Join('\n', events.Select((e, offset) => JsonSerializer.Serialize(new
        {
            occurred_at = At(e.Second),
            received_at = At(e.Second),
            @event = e.Event,
            user_id = e.User,
            anonymous_id = e.Device,
            identifiers = new Dictionary<string, string> { ["wallet"] = e.Wallet, ["device_id"] = e.Hardware }.Where(static one => one.Value.Length > 0).ToDictionary(),
            channel = e.Channel,
            value = e.Event == "Order Completed" ? "10" : null,
            properties = "{}",
            log_id = log,
            log_offset = offset,
        })));
        await client.InsertAsync(Insert, async (body, ct) => await body.WriteAsync(Encoding.UTF8.GetBytes(lines), ct), null, TestContext.Current.CancellationToken);
    }

    private static string At(int second) => DateTime.UnixEpoch.AddYears(56).AddSeconds(second).ToString("yyyy-MM-dd HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture);
}
