using System.Runtime.CompilerServices;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Journeys;

/// <summary>
/// Turns acts, given in order of (person, time), into journeys: one for each conversion (its cycle: the touches since the
/// person's previous conversion, within the look-back window), and one null journey for what came after the last.
/// </summary>
/// <remarks>
/// Runs on the caller's thread. Memory is that of the heaviest person's current cycle, bounded by
/// <see cref="JourneyRules.MaxTouches"/>. A session is a touch of every cycle in which it is active, so a second order in
/// one session still has that session to thank; what follows a conversion within its own session is no null journey.
/// </remarks>
public sealed class JourneyBuilder(JourneyRules rules, JourneyHandler emit)
{
    private readonly Sessions _sessions = new(rules.SessionTimeoutMs);
    private readonly CycleTouches _touches = new(rules.MaxTouches);
    private readonly OnceFilter _once = new(rules.OncePer);

    private UInt128 _person;
    private bool _hasPerson;
    private bool _hasConverted;
    private int _cycle = 1;
    private bool _cycleHasNewTouch;
    private long _cycleStartedAt = long.MinValue;
    private long _lastAt;

    private long _persons, _acts, _touchCount, _converted, _converters, _nulls, _repeats, _cut;
    private decimal _value;

    /// <summary>What has been seen so far; complete after <see cref="Finish"/>.</summary>
    public JourneyTotals Totals =>
        new(_persons, _acts, _touchCount, _converted, _converters, _nulls, _value, _repeats, _cut);

    /// <summary>Takes the next act.</summary>
    /// <exception cref="InvalidOperationException">The acts of a person are not in order of time.</exception>
    public void Add(in Act act)
    {
        if (!_hasPerson || act.Person != _person)
            BeginPerson(act.Person);
        else if (act.At < _lastAt)
            throw new InvalidOperationException("The acts of a person must come in order of time.");

        _lastAt = act.At;
        _acts++;
        ref var session = ref _sessions.Of(act);
        var sessionStartedAt = session.StartedAt;
        if (rules.Unit == TouchUnit.Session)
            TouchSession(act, ref session);
        else if (!act.IsConversion && act.Player >= 0)
            AddTouch(new Touch(act.Player, act.At, act.Weight));

        if (act.IsConversion)
            Convert(act, sessionStartedAt);
    }

    /// <summary>Ends the last person's journey.</summary>
    public void Finish()
    {
        EndPerson();
        _hasPerson = false;
    }

    private void BeginPerson(UInt128 person)
    {
        EndPerson();
        _person = person;
        _hasPerson = true;
        _hasConverted = false;
        _persons++;
        _sessions.Clear();
        _once.Clear();
        BeginCycle(long.MinValue);
    }

    private void EndPerson()
    {
        if (!_hasPerson || !_cycleHasNewTouch)
            return;

        var all = _touches.Since(long.MinValue);
        var endedAt = all[^1].At;
        if (endedAt < rules.FromMs || endedAt >= rules.ToMs)
            return;

        var touches = _touches.Since(endedAt - rules.WindowMs);
        _nulls++;
        Emit(new Journey { Touches = touches, Nulls = 1, EndedAt = endedAt });
    }

    private void TouchSession(in Act act, ref Session session)
    {
        if (!act.IsConversion)
            session.Weight = Math.Max(session.Weight, act.Weight);
        var player = session.Player >= 0 ? session.Player : rules.DefaultPlayer;
        if (player < 0)
            return;

        var weight = session.Weight > 0 ? session.Weight : rules.LowestWeight;
        if (session.Cycle == _cycle && session.TouchPosition >= 0)
        {
            ref var touch = ref _touches.At(session.TouchPosition);
            if (!Unsafe.IsNullRef(ref touch))
                touch = touch with { Player = player, Weight = weight };
            return;
        }

        if (act.IsPassive && !act.IsConversion)
            return;

        var continues = session.StartedAt <= _cycleStartedAt;
        session.Cycle = _cycle;
        session.TouchPosition = _touches.Add(new Touch(player, act.At, weight));
        _cycleHasNewTouch |= !continues;
    }

    private void AddTouch(Touch touch)
    {
        _touches.Add(touch);
        _cycleHasNewTouch = true;
    }

    private void Convert(in Act act, long sessionStartedAt)
    {
        if (!_once.Admit(act, sessionStartedAt))
        {
            _repeats++;
            return;
        }

        if (!act.IsLeftOut && act.At >= rules.FromMs && act.At < rules.ToMs)
        {
            _converted++;
            _converters += _hasConverted ? 0 : 1;
            _hasConverted = true;
            _value += act.Amount;
            var touches = _touches.Since(act.At - rules.WindowMs);
            Emit(new Journey { Touches = touches, Conversions = 1, Value = act.Amount, EndedAt = act.At });
        }

        BeginCycle(act.At);
    }

    private void Emit(in Journey journey)
    {
        _touchCount += journey.Touches.Length;
        _cut += _touches.WasCut ? 1 : 0;
        emit(journey);
    }

    private void BeginCycle(long startedAt)
    {
        _touches.Clear();
        _cycle++;
        _cycleStartedAt = startedAt;
        _cycleHasNewTouch = false;
    }
}
