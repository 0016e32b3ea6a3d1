using Cairn.World.Effects;
using Cairn.World.Scenario;
using Cairn.World.Simulation;
using Cairn.World.Sorting;
using Cairn.World.Tracking;
using Cairn.World.Truth;

namespace Cairn.World.Making;

/// <summary>Makes one chunk of people after another: their lives, their effects, their calls, their truth. Serves one thread.</summary>
internal sealed class ChunkWorker : IDisposable
{
    /// <summary>People of a chunk; no household crosses its border.</summary>
    public const int Size = 16 * Households.Block;

    private readonly WorldPlan _plan;
    private readonly Life _life;
    private readonly Rerun _rerun;
    private readonly Story _story = new();
    private readonly SortFeed _feed;
    private readonly TruthFeed _truth;
    private readonly FaultEventLines _events;
    private readonly PersonLines _people;
    private readonly Outlet _outlet;
    private readonly Tracker _tracker;
    private readonly Bots _bots;
    private readonly Person[] _members = new Person[Households.Max];
    private readonly FutureValue[] _futures = new FutureValue[Households.Max];

    public ChunkWorker(WorldPlan plan, SortFeed feed, TruthFeed truth)
    {
        (_plan, _feed, _truth) = (plan, feed, truth);
        var preset = plan.Preset;
        _life = new Life(preset, plan.Calendar, plan.Calibration);
        Totals = new WorldTotals(plan);
        _rerun = new Rerun(_life, plan.Questions, Totals.Effects);
        _events = new FaultEventLines([.. preset.Data.Events.Select(one => one.Name)], [.. plan.Faults.Plan.Faults.Select(fault => fault.Id)], plan.Ids);
        _outlet = new Outlet(plan.Faults, feed, _events, Totals.Faults,
            new WireIdentities([.. preset.Data.Events.Select(one => (one.Fields & EventFields.Wallet) != 0)]));
        _tracker = new Tracker(preset, plan.Seed, plan.Faults, plan.Dimensions, plan.Calendar, _outlet, Totals.Captures);
        _people = new PersonLines(plan);
        _bots = new Bots(plan, _outlet);
    }

    /// <summary>What all chunks of this worker amount to.</summary>
    public WorldTotals Totals { get; }

    /// <summary>Makes a chunk.</summary>
    /// <param name="chunk">Its number, from 0.</param>
    /// <param name="output">Takes its texts.</param>
    /// <param name="ct">Stops before the next household.</param>
    public void Make(int chunk, OrderedText output, CancellationToken ct)
    {
        var end = Math.Min(_plan.People, (chunk + 1) * Size);
        for (var first = chunk * Size; first < end;)
        {
            ct.ThrowIfCancellationRequested();
            var size = Math.Min(_plan.Households.Size(first), end - first);
            MakeHousehold(first, size);
            first += size;
        }
        output.Write(chunk, _people.Lines.Text, _events.Lines.Text, ct);
        _people.Lines.Clear();
        _events.Lines.Clear();
    }

    public void Dispose()
    {
        _feed.Dispose();
        _truth.Dispose();
        _events.Dispose();
        _people.Dispose();
    }

    private void MakeHousehold(int first, int size)
    {
        _story.Clear();
        for (var member = 0; member < size; member++)
        {
            var person = _members[member] = new Person(_plan.Preset, _plan.Households, _plan.Seed, first + member);
            var orders = _story.Orders.Count;
            _life.Live(person, Removal.Nothing, _story, Totals.Spend);
            Totals.Add(_life.LifeTotals);
            _futures[member] = new FutureValue(_life.LifeTotals.IsAlive, _life.LifeTotals.FutureConversions, _life.LifeTotals.FutureCents);
            CloseBooks(orders);
            Contacts.Add(_plan, person, _life.LifeTotals.HasAccount, orders, _story);
            _rerun.Ask(person);
        }
        Totals.Acts += _story.Acts.Count;
        _tracker.Track(first, _members.AsSpan(0, size), _story);
        Tell();
        for (var member = 0; member < size; member++)
            _people.Add(_members[member], first, _futures[member], _story, _outlet.Identities);
        for (var member = 0; member < size; member++)
            _bots.Crawl(_members[member], _people);
    }

    /// <summary>A refund after the world's last day is not in its books yet.</summary>
    private void CloseBooks(int firstOrder)
    {
        for (var i = firstOrder; i < _story.Orders.Count; i++)
            if (_story.Orders[i].RefundedAt >= _plan.Calendar.StartsAt + _plan.Calendar.Days * Calendar.Day)
                _story.Orders[i] = _story.Orders[i] with { RefundedAt = 0, RefundedCents = 0 };
    }

    private void Tell()
    {
        foreach (var row in _story.Orders)
            _truth.Add(row);
        foreach (var row in _story.Contacts)
            _truth.Add(row);
        foreach (var row in _story.Checks)
            _truth.Add(row);
        foreach (var row in _story.Answers)
            _truth.Add(row);
        foreach (var row in _story.Transfers)
            _truth.Add(row);
    }
}
