using Cairn.Attribution.Orders;
using Cairn.Attribution.Trails;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Journeys;

/// <summary>Turns acts, given person by person, into journeys.</summary>
/// <remarks>
/// Runs on the caller's thread. Memory is that of the heaviest person's acts, bounded by <see cref="JourneyRules.MaxActs"/>.
/// </remarks>
public sealed class JourneyBuilder
{
    private readonly JourneyRules _rules;
    private readonly JourneyTally _tally;
    private readonly OrderFilter? _orders;
    private readonly Trail _trail;
    private readonly CycleBuilder _cycles;

    private ulong _person;
    private bool _hasPerson;
    private bool _isDivided;

    /// <summary>Makes a builder.</summary>
    /// <param name="rules">How acts become journeys.</param>
    /// <param name="players">The players that acts speak of.</param>
    /// <param name="currencies">The currencies that acts speak of.</param>
    /// <param name="emit">Takes each journey; its touches stand only during the call.</param>
    public JourneyBuilder(JourneyRules rules, NameIndex players, NameIndex currencies, JourneyHandler emit)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _rules = rules;
        _tally = new JourneyTally(rules, currencies);
        _orders = rules.OncePer == Plan.OncePer.OrderId ? new OrderFilter(rules.Claims, currencies) : null;
        _trail = new Trail(rules.SessionTimeoutMs, new ActComparer(players, currencies));
        _cycles = new CycleBuilder(rules, _tally, emit);
    }

    /// <summary>What has been seen so far; complete after <see cref="Finish"/>.</summary>
    public JourneyTotals Totals => _tally.ToTotals();

    /// <summary>Takes the next act. The acts of a person come together, and in order of time where there are more than <see cref="JourneyRules.MaxActs"/>.</summary>
    public void Add(in Act act)
    {
        if (!_hasPerson || act.Person != _person)
            BeginPerson(act.Person);
        else if (_trail.Count >= _rules.MaxActs)
            Divide();
        _trail.Add(act);
    }

    /// <summary>Ends the last person's journey.</summary>
    public void Finish()
    {
        EndPerson();
        _hasPerson = false;
    }

    private void BeginPerson(ulong person)
    {
        EndPerson();
        (_person, _hasPerson, _isDivided) = (person, true, false);
        _orders?.Clear();
        _cycles.Clear();
        _cycles.Person = person;
        _tally.BeginPerson();
    }

    private void EndPerson()
    {
        if (_hasPerson)
            Build(isLast: true);
    }

    private void Divide()
    {
        Build(isLast: false);
        if (!_isDivided)
            _tally.CountDivided();
        _isDivided = true;
    }

    private void Build(bool isLast)
    {
        _trail.Sort();
        _orders?.Apply(_trail);
        _trail.FindVisits();
        _cycles.Run(_trail, isLast);
        _trail.Clear();
    }
}
