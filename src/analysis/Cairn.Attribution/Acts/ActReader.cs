using Cairn.Data;
using Cairn.Identity;
using Cairn.Identity.Identifiers;
using Cairn.Model;
using Cairn.Model.Journeys;
using Cairn.Warehouse;

namespace Cairn.Attribution.Acts;

/// <summary>
/// Reads acts out of the warehouse and hands them on person by person, in memory that does not grow with the warehouse.
/// </summary>
/// <remarks>
/// <para>
/// Rows stand by actor, so a stretch of actors' keys is read as it lies on disk, and put in order here: to merge what lies in many parts
/// costs the warehouse fifteen times as much as to read it (docs/decisions/0013). While a stretch is worked on, the next is read. What one
/// actor did is handed on at once where the actor is one person; all else waits (<see cref="LinkedActs"/>) until its person is whole.
/// </para>
/// <para>The order of persons depends on their keys alone, never on how the rows lie or how many stretches there are.</para>
/// </remarks>
/// <param name="client">The warehouse.</param>
/// <param name="query">What acts are.</param>
/// <param name="dimension">What the players are called, for messages.</param>
/// <param name="players">The players that acts speak for.</param>
/// <param name="currencies">The currencies of their money.</param>
/// <param name="maxActs">The most acts of a stretch; one with more is divided, the acts of a single actor by time.</param>
public sealed class ActReader(WarehouseClient client, ActQuery query, string dimension, NameIndex players, NameIndex currencies, int maxActs = ActReader.MaxActs)
{
    /// <summary>About 500 MB.</summary>
    public const int MaxActs = 4_000_000;

    /// <summary>A stretch holds somewhat less than half of the most, as each costs the warehouse an opening of every column of every part.</summary>
    private const double ShareOfMax = 0.48;

    private static readonly SqlText Query = SqlText.Load(typeof(AttributionFiles), "Sql.read_acts.sql");

    private readonly ActDecoder _decoder = new(query, dimension, players, currencies);
    private long _read;

    /// <summary>Reads the acts of everybody.</summary>
    /// <param name="map">Who is who.</param>
    /// <param name="handler">Takes the acts.</param>
    /// <param name="progress">Told how many acts have been read, now and then.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="UserException">The dimension has more than 100,000 values, so it is no dimension.</exception>
    public async Task ReadAsync(PersonMap map, ActHandler handler, IProgress<long>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(map);
        var events = (long)await PersonMapReader.CountEventsAsync(client, ct);
        var due = new Stack<ActRange>(KeyRange.Divide((int)(events / (ShareOfMax * maxActs)) + 1).Reverse().Select(static keys => new ActRange(keys)));
        using var linked = new LinkedActs();
        var (ready, other) = (new ActTable(), new ActTable());
        var range = await FillAsync(due, ready, [], ct);
        while (range is { } current)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var next = Task.Run(() => FillAsync(due, other, [], stop.Token), ct);
            try
            {
                HandOn(ready, current.Keys, map, linked, handler);
            }
            catch
            {
                await stop.CancelAsync();
                await next.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                throw;
            }
            range = await next;
            progress?.Report(Interlocked.Read(ref _read));
            (ready, other) = (other, ready);
        }
        await linked.DrainAsync(ready, other, handler);
    }

    /// <summary>Reads the acts of one person.</summary>
    public async Task ReadAsync(FoundPerson person, ActHandler handler, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(handler);
        using var held = await HoldAsync(person.Actors, person.Map, new HashSet<ulong> { person.Key }, ct);
        await held.HandOnAsync(handler);
    }

    /// <summary>Reads the acts of a few persons, and holds them until they are handed on.</summary>
    /// <param name="actors">The actors among whose events theirs are.</param>
    /// <param name="map">Whose the events of these actors are.</param>
    /// <param name="persons">The persons.</param>
    /// <param name="ct">Stops it.</param>
    internal async Task<HeldActs> HoldAsync(IReadOnlyCollection<ulong> actors, PersonMap map, IReadOnlySet<ulong> persons, CancellationToken ct)
    {
        var held = new HeldActs();
        try
        {
            var due = new Stack<ActRange>(actors.Count > 0 ? [new ActRange(KeyRange.All)] : []);
            var table = new ActTable();
            while (await FillAsync(due, table, actors, ct) is not null)
            {
                for (var start = 0; start < table.Count;)
                {
                    var (actor, end) = table.Group(start);
                    for (; start < end; start++)
                        if (map.PersonOf(actor, table[start].Identity, table[start].At) is var person && persons.Contains(person))
                            held.Add(table[start] with { Person = person });
                }
            }
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Reads and sorts the next stretch, or a part of it where it is too much for a table; null when none is left.</summary>
    private async Task<ActRange?> FillAsync(Stack<ActRange> due, ActTable table, IReadOnlyCollection<ulong> actors, CancellationToken ct)
    {
        while (due.TryPop(out var range))
        {
            if (await TryFillAsync(range, table, actors, ct))
                return range;
            foreach (var part in range.Divide(table).Reverse())
                due.Push(part);
        }
        return null;
    }

    private async Task<bool> TryFillAsync(ActRange range, ActTable table, IReadOnlyCollection<ulong> actors, CancellationToken ct)
    {
        table.Clear();
        await using var blocks = await client.OpenBlocksAsync(Query, query.Parameters(range, actors), ct);
        while (await blocks.ReadAsync(ct))
        {
            _decoder.Decode(blocks, table);
            if (table.Count > maxActs && !range.IsInstant)
                return false;
        }
        Interlocked.Add(ref _read, table.Count);
        table.Sort(range.Keys);
        return true;
    }

    private static void HandOn(ActTable table, KeyRange keys, PersonMap map, LinkedActs linked, ActHandler handler)
    {
        var place = map.PlaceOf(keys.First);
        for (var start = 0; start < table.Count;)
        {
            var (actor, end) = table.Group(start);
            var owner = map.Find(actor, ref place);
            if (owner.IsLinked)
                for (; start < end; start++)
                {
                    ref var act = ref table[start];
                    act = act with { Person = map.PersonOf(owner, act.Identity, act.At) };
                    linked.Add(act);
                }
            else
                for (; start < end; start++)
                {
                    ref var act = ref table[start];
                    act = act with { Person = owner.Person };
                    handler(act);
                }
        }
    }
}
