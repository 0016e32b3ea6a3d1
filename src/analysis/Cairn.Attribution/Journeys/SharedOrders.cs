using Cairn.Attribution.Acts;
using Cairn.Attribution.Orders;
using Cairn.Attribution.Trails;
using Cairn.Data;
using Cairn.Identity;
using Cairn.Model;
using Cairn.Model.Journeys;
using Cairn.Warehouse;

namespace Cairn.Attribution.Journeys;

/// <summary>Finds whose each order is that several persons told (docs/journeys.md, "Orders").</summary>
/// <remarks>Holds one entry for each such order and for each who told one, and the acts of one person at a time.</remarks>
internal sealed class SharedOrders(WarehouseClient client, AttributionRequest request, PersonMap map, NameIndex currencies)
{
    /// <summary>How many orders may have been told by several persons.</summary>
    private const int MaxOrders = 10_000_000;

    private static readonly SqlText Orders = SqlText.Load(typeof(AttributionFiles), "Sql.read_shared_orders.sql");

    private readonly Dictionary<ulong, OrderClaim> _claims = [];
    private readonly HashSet<ulong> _tellers = [];
    private readonly List<Told> _acts = [];
    private ulong _person;

    /// <summary>Reads the orders, and then the trails of those who told them, if there are any.</summary>
    public async Task<OrderClaims> ReadAsync(CancellationToken ct)
    {
        await ReadOrdersAsync(ct);
        if (_claims.Count == 0)
            return OrderClaims.None;
        var trail = new ClaimTrail((long)request.Window.TotalMilliseconds, _claims);
        await new ActReader(client, request.ActQuery(), request.By.Name, new NameIndex(), new NameIndex())
            .ReadAsync(map, (in Act act) => Take(act, trail), progress: null, ct);
        EndPerson(trail);
        return new OrderClaims(_claims);
    }

    private async Task ReadOrdersAsync(CancellationToken ct)
    {
        var parameters = request.ConversionParameters();
        parameters.Add("plan_currency", request.Conversion.Currency);
        parameters.Add("value_property", request.Conversion.ValueProperty);
        await using var rows = await client.OpenAsync(Orders, parameters, ct);
        var tellings = new List<OrderTelling>();
        var order = 0UL;
        while (await rows.ReadAsync(ct))
        {
            var key = rows.ReadUInt64();
            if (key != order)
                EndOrder(order, tellings);
            order = key;
            var (actor, identity, at) = (rows.ReadUInt64(), rows.ReadUInt64(), rows.ReadInt64());
            var person = map.PersonOf(actor, identity, at);
            decimal? money = rows.TryReadNull() ? null : rows.ReadDecimal();
            tellings.Add(new OrderTelling(person, at, money, currencies.IndexOf(rows.ReadString())));
        }
        EndOrder(order, tellings);
    }

    /// <summary>Notes an order if more than one person told it. Its tellings come in order of time, currency and money.</summary>
    private void EndOrder(ulong order, List<OrderTelling> tellings)
    {
        if (tellings.Select(static told => told.Person).Distinct().Skip(1).Any())
        {
            var earliest = tellings.Find(static told => told.Money is not null);
            _claims[order] = new OrderClaim { At = tellings[0].At, HasAmount = earliest.Money is not null, Amount = earliest.Money ?? 0, Currency = earliest.Currency };
            _tellers.UnionWith(tellings.Select(static told => told.Person));
            if (_claims.Count > MaxOrders)
            {
                throw new UserException(
                    $"More than {MaxOrders:N0} orders were told by several people.",
                    "Let the server send the browser's anonymous id along with its orders, or link the ids by identify calls.");
            }
        }
        tellings.Clear();
    }

    private void Take(in Act act, ClaimTrail trail)
    {
        if (!_tellers.Contains(act.Person))
            return;
        if (act.Person != _person)
            EndPerson(trail);
        _person = act.Person;
        _acts.Add(new Told(act.At, act.IsConversion, act.Origin.IsNamed, act.Order));
    }

    private void EndPerson(ClaimTrail trail)
    {
        _acts.Sort(static (a, b) => (a.At, a.IsConversion).CompareTo((b.At, b.IsConversion)));
        foreach (var act in _acts)
        {
            trail.BeginIfOther(_person);
            trail.Add(act.At, act.IsConversion, act.NamesOrigin, act.Order);
        }
        _acts.Clear();
    }

    private readonly record struct OrderTelling(ulong Person, long At, decimal? Money, int Currency);

    private readonly record struct Told(long At, bool IsConversion, bool NamesOrigin, ulong Order);
}
