using Cairn.Attribution.Orders;
using Cairn.Data;
using Cairn.Model;
using Cairn.Model.Journeys;
using Cairn.Warehouse;

namespace Cairn.Attribution.Journeys;

/// <summary>Finds whose each order is that several persons told (docs/journeys.md, "Orders").</summary>
/// <remarks>Holds one entry for each such order, and the acts of one person at a time.</remarks>
internal sealed class SharedOrders(WarehouseClient client, AttributionRequest request, NameIndex currencies)
{
    /// <summary>How many orders may have been told by several persons.</summary>
    private const int MaxOrders = 10_000_000;

    private static readonly SqlText Orders = SqlText.Load(typeof(ModelCredits), "Sql.read_shared_orders.sql");
    private static readonly SqlText Trails = SqlText.Load(typeof(ModelCredits), "Sql.read_shared_trails.sql");

    private readonly Dictionary<ulong, OrderClaim> _claims = [];

    /// <summary>Reads the orders, and then the trails of those who told them, if there are any.</summary>
    public async Task<OrderClaims> ReadAsync(CancellationToken ct)
    {
        await ReadOrdersAsync(ct);
        if (_claims.Count == 0)
            return OrderClaims.None;
        await ReadTrailsAsync(ct);
        return new OrderClaims(_claims);
    }

    private async Task ReadOrdersAsync(CancellationToken ct)
    {
        var parameters = request.ConversionParameters();
        parameters.Add("plan_currency", request.Conversion.Currency);
        parameters.Add("value_property", request.Conversion.ValueProperty);
        await using var rows = await client.OpenAsync(Orders, parameters, ct);
        while (await rows.ReadAsync(ct))
        {
            var order = rows.ReadUInt64();
            var at = rows.ReadInt64();
            var hasAmount = rows.ReadBool();
            var amount = rows.ReadDecimal();
            _claims[order] = new OrderClaim { At = at, HasAmount = hasAmount, Amount = amount, Currency = currencies.IndexOf(rows.ReadString()) };
            if (_claims.Count > MaxOrders)
            {
                throw new UserException(
                    $"More than {MaxOrders:N0} orders were told by several people.",
                    "Let the server send the browser's anonymous id along with its orders, or link the ids by identify calls.");
            }
        }
    }

    private async Task ReadTrailsAsync(CancellationToken ct)
    {
        var parameters = request.ConversionParameters();
        parameters.Add("passive_events", request.PassiveEvents());
        await using var rows = await client.OpenAsync(Trails, parameters, ct);
        var trail = new ClaimTrail((long)request.Window.TotalMilliseconds, _claims);
        while (await rows.ReadAsync(ct))
        {
            trail.BeginIfOther(rows.ReadUInt128(), rows.ReadStringBytes());
            var at = rows.ReadInt64();
            var isConversion = rows.ReadBool();
            var namesOrigin = rows.ReadBool();
            trail.Add(at, isConversion, namesOrigin, rows.ReadUInt64());
        }
    }
}
