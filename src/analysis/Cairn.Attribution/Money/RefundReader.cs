using System.Runtime.InteropServices;
using Cairn.Data;
using Cairn.Model;
using Cairn.Warehouse;

namespace Cairn.Attribution.Money;

/// <summary>Reads what was given back, by order.</summary>
internal static class RefundReader
{
    private const int MaxRefunds = 10_000_000;

    private static readonly SqlText Query = SqlText.Load(typeof(AttributionFiles), "Sql.read_refunds.sql");

    /// <summary>The refunds of each order, by the hash of its id.</summary>
    /// <exception cref="UserException">There are more than can be held.</exception>
    public static async Task<Dictionary<ulong, List<Refund>>> ReadAsync(WarehouseClient client, string refundEvent, CancellationToken ct)
    {
        var refunds = new Dictionary<ulong, List<Refund>>();
        await using var rows = await client.OpenAsync(Query, new QueryParameters { { "refund_event", refundEvent } }, ct);
        for (var count = 0; await rows.ReadAsync(ct); count++)
        {
            if (count == MaxRefunds)
                throw new UserException($"There are more than {MaxRefunds:N0} refunds.", "Report without --net, or on fewer events.");
            ref var ofOrder = ref CollectionsMarshal.GetValueRefOrAddDefault(refunds, rows.ReadUInt64(), out _);
            ofOrder ??= [];
            ofOrder.Add(new Refund(rows.ReadInt64(), rows.ReadDecimal(), rows.ReadString()));
        }

        return refunds;
    }
}
