using Cairn.World.Randomness;
using Cairn.World.Scenario;

namespace Cairn.World.Simulation;

/// <summary>
/// Lives the lives of people, one after another. The same person lives the same life every time; with something removed,
/// only what depends on it differs, because every draw has its own place (<see cref="Draws"/>). One object serves one thread.
/// </summary>
internal sealed class Life
{
    private const int OwnVisitsADay = 3;
    private const double MostLikely = 0.9;

    private readonly Preset _preset;
    private readonly Region[] _regions;
    private readonly Habits _habits;
    private readonly Calendar _calendar;
    private readonly Exposures _exposures;
    private readonly CampaignChoice _choice;
    private readonly IFunnel _funnel;
    private readonly LifeState _state;
    private readonly DayPlan _plan;
    private readonly VisitRun _visit;
    private readonly Calibration _calibration;

    public Life(Preset preset, Calendar calendar, Calibration calibration)
    {
        (_preset, _calendar, _calibration) = (preset, calendar, calibration);
        (_regions, _habits) = ([.. preset.Data.Regions], preset.Habits);
        (_exposures, _choice, _funnel) = (new Exposures(preset, calendar), new CampaignChoice(preset), preset.CreateFunnel());
        _state = new LifeState(preset.Models.Count);
        LifeTotals = new LifeTotals(preset.Conversions.Count);
        _plan = new DayPlan(LifeTotals);
        _visit = new VisitRun(LifeTotals, _state) { World = preset, Calibration = calibration };
    }

    /// <summary>What became of the last person; overwritten by the next one.</summary>
    public LifeTotals LifeTotals { get; }

    /// <summary>Lives one life.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="removal">Without what.</param>
    /// <param name="story">Who writes it down; null: only the outcome is wanted, and the future is not lived.</param>
    /// <param name="spend">Who counts what it cost; null when nobody does.</param>
    public void Live(in Person person, Removal removal, Story? story = null, SpendBook? spend = null)
    {
        Begin(person, removal, story, spend);
        var days = story is null ? _calendar.Days : _calendar.Days + _calendar.FutureDays;
        for (var day = 0; day < days; day++)
        {
            if (day == _calendar.Days)
                EndOfWorld();
            if (!_state.IsAlive && story is null)
                return;
            if (!_state.IsAlive && day >= _calendar.Days)
                return;
            LiveDay(person, removal, day);
        }
        if (days == _calendar.Days)
            EndOfWorld();
    }

    private void Begin(in Person person, Removal removal, Story? story, SpendBook? spend)
    {
        LifeTotals.Clear();
        (_visit.Person, _visit.Removal, _visit.Story, _visit.IsFuture) = (person, removal, story, false);
        (_plan.Story, _plan.Spend) = (story, spend);
        if (story is not null)
            story.Person = person;
        var habits = _preset.Habits;
        _state.Need = person.Draws.Normal(20) * habits.NeedNoise / Math.Sqrt(1 - habits.NeedCarry * habits.NeedCarry);
        (_state.Memory, _state.Satisfaction) = (0, 0);
        _state.Fame = person.IsExisting ? 1 : 0;
        Array.Clear(_state.Stock);
        _state.VisitedOn = person.IsExisting ? -1 - person.Draws.Below(21, 60) : LifeState.Never;
        (_state.ConvertedOn, _state.AbandonedOn, _state.PulledOn) = (LifeState.Never, LifeState.Never, LifeState.Never);
        (_state.IsAlive, _state.Converted) = (true, 0);
        _state.HasAccount = person.IsExisting && person.Draws.Happens(22, 0.7);
        _state.IsSubscribed = person.IsExisting && person.Draws.Happens(23, 0.6);
        (_state.Stage, _state.StageBeganAt, _state.StageEndsAt, _state.Knowledge) = (0, 0, 0, 0);
        Array.Fill(_state.SignedInOn, LifeState.Never);
    }

    private void EndOfWorld()
    {
        (LifeTotals.IsAlive, LifeTotals.HasAccount) = (_state.IsAlive, _state.HasAccount);
        (_visit.IsFuture, _visit.Story, _plan.Story, _plan.Spend) = (true, null, null, null);
    }

    private void LiveDay(in Person person, Removal removal, int day)
    {
        var habits = _habits;
        var draws = person.Draws.Within((ulong)day + 1);
        _plan.Begin(day);
        _exposures.Decay(_state);
        _state.Need = habits.NeedCarry * _state.Need + habits.NeedNoise * draws.Normal(0);
        _state.Memory *= habits.MemoryCarry;
        _state.Satisfaction *= habits.SatisfactionCarry;
        var intent = Intent(person);
        _exposures.Show(person, _state, day, draws, intent, removal, _plan);
        if (!_state.IsAlive)
            return;
        intent = Intent(person);
        ComeByThemselves(person, removal, day, draws, intent);
        _visit.BeginElsewhere(draws.Within(3_000), day, _calendar.At(day, 12, Region(person)), intent);
        _funnel.Elsewhere(_visit);
        for (var i = 0; i < _plan.Count && _state.IsAlive; i++)
            Visit(person, day, _plan[i]);
    }

    private double Intent(in Person person) =>
        person.Wish + _state.Need + _state.Memory - _state.Satisfaction + _exposures.Push(_state);

    private Region Region(in Person person) => _regions[person.Region];

    private void ComeByThemselves(in Person person, Removal removal, int day, in Draws draws, double intent)
    {
        var habits = _habits;
        var rate = _calibration.VisitRate * person.Activity * _calendar.Factor(day)
            * (habits.Stranger + (1 - habits.Stranger) * _state.Fame) * ExactMath.Exp(habits.VisitSlope * intent);
        if (day - _state.PulledOn <= habits.PulledDays)
            rate *= habits.Pulled;
        var probability = Math.Min(MostLikely, 1 - ExactMath.Exp(-rate / OwnVisitsADay));
        for (var k = 0; k < OwnVisitsADay; k++)
        {
            if (!draws.Happens(1 + k, probability))
                continue;
            var visit = draws.Within((ulong)(1_000 + k));
            var campaign = _choice.Choose(visit, _state, intent, removal);
            if (campaign == CampaignChoice.None)
                continue;
            if (_preset.Models[campaign].Intercept > 0)
                _plan.Intercepted(campaign);
            else
                _plan.Came(campaign);
            _plan.Add(new Candidate(_calendar.Moment(day, Region(person), visit), visit, campaign));
        }
    }

    private void Visit(in Person person, int day, in Candidate candidate)
    {
        var converted = _state.Converted;
        _visit.Begin(candidate.Draws, day, candidate.At, candidate.Campaign, Device(person, candidate), Intent(person));
        if (!_visit.IsFuture)
            LifeTotals.Visits++;
        _funnel.Visit(_visit);
        _state.VisitedOn = day;
        if (_preset.Models[candidate.Campaign].Reach is Reach.RecentVisitors or Reach.Abandoners)
            _state.PulledOn = day;
        _state.Fame = 1;
        _state.Memory += _preset.Habits.MemoryShare * _visit.Gained + _visit.Kept;
        if (_state.Converted == converted)
            return;
        if (!_visit.IsFuture)
            LifeTotals.ConvertingVisits++;
        _state.Satisfaction += _preset.Habits.Satisfaction;
        _state.IsAlive = !candidate.Draws.Happens(30, person.DropOut);
    }

    private static DeviceSlot Device(in Person person, in Candidate candidate)
    {
        var u = candidate.Draws.Uniform(31);
        if (person.HasApp && u < 0.45)
            return DeviceSlot.App;
        u = candidate.Draws.Uniform(32);
        if (person.SharesTablet && u < 0.15)
            return DeviceSlot.Shared;
        return person.HasComputer && u < 0.55 ? DeviceSlot.Computer : DeviceSlot.Telephone;
    }
}
