using System.Runtime.CompilerServices;
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
internal sealed class SharedOrders(WarehouseClient client, AttributionRequest request, NameIndex currencies)
{
    /// <summary>How many orders may have been told by several persons.</summary>
    private const int MaxOrders = 10_000_000;

    /// <summary>How many orders of one person are asked for at once.</summary>
    private const int OrdersOfQuestion = 10_000;

    /// <summary>How many identifiers may have told the orders of one person; of more, everybody is read as quickly.</summary>
    private const int MaxTellers = 500;

    private static readonly SqlText Orders = SqlText.Load(typeof(AttributionFiles), "Sql.read_shared_orders.sql");
    private static readonly SqlText OrdersOf = SqlText.Load(typeof(AttributionFiles), "Sql.read_orders.sql");

    private readonly Dictionary<ulong, OrderClaim> _claims = [];
    private readonly HashSet<ulong> _tellers = [];
    private readonly List<Told> _acts = [];
    private ulong _person;

    /// <summary>Reads everybody's orders, and then the trails of those who told them, if there are any.</summary>
    public async Task<OrderClaims> ReadAsync(PersonMap map, CancellationToken ct)
    {
        var order = new List<OrderTelling>();
        await foreach (var telling in TellingsAsync(Orders, Parameters(), ct))
        {
            if (order.Count > 0 && order[0].Order != telling.Order)
                EndOrder(order, map);
            order.Add(telling);
        }
        EndOrder(order, map);
        return await ClaimsAsync((reader, handler) => reader.ReadAsync(map, handler, progress: null, ct));
    }

    /// <summary>Reads the orders of one person, and the trails of those who told them too.</summary>
    /// <param name="person">The person.</param>
    /// <param name="orders">The orders, by the hash of their ids.</param>
    /// <param name="lookup">Finds who they are.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Null where so many told them that everybody has to be read.</returns>
    public async Task<OrderClaims?> ReadAsync(FoundPerson person, IReadOnlyCollection<ulong> orders, PersonLookup lookup, CancellationToken ct)
    {
        var (shared, tellers) = (new List<OrderTelling>(), new HashSet<ulong>());
        foreach (var asked in orders.Chunk(OrdersOfQuestion))
        {
            var parameters = Parameters();
            parameters.Add("orders", asked);
            var tellings = new List<OrderTelling>();
            await foreach (var told in TellingsAsync(OrdersOf, parameters, ct))
            {
                tellings.Add(told);
                if (!IsOwn(told) && tellers.Add(told.Actor) && tellers.Count > MaxTellers)
                    return null;
            }
            shared.AddRange(tellings.GroupBy(static told => told.Order).Where(told => !told.All(IsOwn)).SelectMany(static told => told));
        }
        if (shared.Count == 0)
            return OrderClaims.None;
        var keys = shared.SelectMany(static told => new[] { told.Actor, told.Identity }).Where(static key => key != 0).ToHashSet();
        if (await lookup.NearAsync(keys, ct) is not { } near)
            return null;
        foreach (var order in shared.GroupBy(static told => told.Order))
            EndOrder([.. order], near.Map);
        return await ClaimsAsync(async (reader, handler) =>
        {
            using var held = await reader.HoldAsync(_tellers.SelectMany(near.ActorsOf).ToHashSet(), near.Map, _tellers, ct);
            await held.HandOnAsync(handler);
        });

        bool IsOwn(OrderTelling told) => person.Actors.Contains(told.Actor) && told.PersonIn(person.Map) == person.Key;
    }

    private QueryParameters Parameters()
    {
        var parameters = request.ConversionParameters();
        parameters.Add("plan_currency", request.Conversion.Currency);
        parameters.Add("value_property", request.Conversion.ValueProperty);
        return parameters;
    }

    private async IAsyncEnumerable<OrderTelling> TellingsAsync(SqlText query, QueryParameters parameters, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var rows = await client.OpenAsync(query, parameters, ct);
        while (await rows.ReadAsync(ct))
        {
            var (order, actor, identity, at) = (rows.ReadUInt64(), rows.ReadUInt64(), rows.ReadUInt64(), rows.ReadInt64());
            decimal? money = rows.TryReadNull() ? null : rows.ReadDecimal();
            yield return new OrderTelling(order, actor, identity, at, money, currencies.IndexOf(rows.ReadString()));
        }
    }

    /// <summary>Notes an order if more than one person told it. Its tellings come in order of time, currency and money.</summary>
    private void EndOrder(List<OrderTelling> tellings, PersonMap map)
    {
        var persons = tellings.Select(told => told.PersonIn(map)).ToHashSet();
        if (persons.Count > 1)
        {
            var earliest = tellings.Find(static told => told.Money is not null);
            _claims[tellings[0].Order] = new OrderClaim { At = tellings[0].At, HasAmount = earliest.Money is not null, Amount = earliest.Money ?? 0, Currency = earliest.Currency };
            _tellers.UnionWith(persons);
            if (_claims.Count > MaxOrders)
            {
                throw new UserException(
                    $"More than {MaxOrders:N0} orders were told by several people.",
                    "Let the server send the browser's anonymous id along with its orders, or link the ids by identify calls.");
            }
        }
        tellings.Clear();
    }

    /// <summary>Whose they are, by the trails of those who told them.</summary>
    private async Task<OrderClaims> ClaimsAsync(Func<ActReader, ActHandler, Task> read)
    {
        if (_claims.Count == 0)
            return OrderClaims.None;
        var trail = new ClaimTrail((long)request.Window.TotalMilliseconds, _claims);
        var reader = new ActReader(client, request.ActQuery(), request.By.Name, new NameIndex(), new NameIndex());
        await read(reader, (in Act act) => Take(act, trail));
        EndPerson(trail);
        return new OrderClaims(_claims);
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

    private readonly record struct OrderTelling(ulong Order, ulong Actor, ulong Identity, long At, decimal? Money, int Currency)
    {
        public ulong PersonIn(PersonMap map) => map.PersonOf(Actor, Identity, At);
    }

    private readonly record struct Told(long At, bool IsConversion, bool NamesOrigin, ulong Order);
}
