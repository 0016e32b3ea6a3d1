using Cairn.Model;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Markov;

/// <summary>
/// How often each state was followed by each player, and how journeys ended in each state. Counts are whole numbers and
/// money is decimal, so they do not depend on the order of the journeys.
/// </summary>
internal sealed class TransitionCounts(int order, int maxTransitions = TransitionCounts.DefaultMaxTransitions)
{
    /// <summary>Bound on different transitions, about 700 MB when it is reached.</summary>
    public const int DefaultMaxTransitions = 1 << 24;

    private readonly PairMap _index = new();
    private Transition[] _transitions = new Transition[256];
    private Ending[] _endings = new Ending[64];
    private int? _kept;

    /// <summary>How many of the last touches make up a state.</summary>
    public int Order => order;

    /// <summary>The states.</summary>
    public StateTree States { get; private init; } = new(order);

    /// <summary>Each different transition, in order of first appearance.</summary>
    public ReadOnlySpan<Transition> Transitions => _transitions.AsSpan(0, _kept ?? _index.Count);

    /// <summary>How many journeys were counted.</summary>
    public long Journeys { get; private set; }

    /// <summary>How often journeys ended in a state.</summary>
    public Ending EndingOf(int state) => state < _endings.Length ? _endings[state] : default;

    /// <summary>Counts one journey that has at least one touch and ended at least once.</summary>
    /// <exception cref="UserException">There are more different transitions than the bound.</exception>
    public void Add(in Journey journey)
    {
        var times = checked(journey.Conversions + journey.Nulls);
        var state = StateTree.Start;
        foreach (var touch in journey.Touches)
        {
            var index = _index.IndexOf(state, touch.Player);
            if (index >= _transitions.Length || _transitions[index].Count == 0)
                Insert(index, state, touch.Player);
            ref var transition = ref _transitions[index];
            transition.Count += times;
            state = transition.To;
        }

        End(state, in journey);
        Journeys = checked(Journeys + times);
    }

    /// <summary>The transitions of a journey that was counted before, by index, into room for as many as it has touches; and the state in which it ended.</summary>
    public int Trace(in Journey journey, Span<int> transitions)
    {
        var state = StateTree.Start;
        for (var touch = 0; touch < journey.Touches.Length; touch++)
        {
            transitions[touch] = _index.IndexOf(state, journey.Touches[touch].Player);
            state = _transitions[transitions[touch]].To;
        }

        return state;
    }

    /// <summary>The same states with other counts; transitions that are not there any more are left out.</summary>
    /// <param name="counts">How often each transition is there.</param>
    /// <param name="endings">How journeys ended in each state.</param>
    /// <param name="journeys">How many journeys there are.</param>
    public TransitionCounts With(ReadOnlySpan<long> counts, Ending[] endings, long journeys)
    {
        var kept = new List<Transition>(counts.Length);
        for (var index = 0; index < counts.Length; index++)
            if (counts[index] > 0)
                kept.Add(_transitions[index] with { Count = counts[index] });
        return new TransitionCounts(order, maxTransitions) { States = States, _transitions = [.. kept], _kept = kept.Count, _endings = endings, Journeys = journeys };
    }

    private void Insert(int index, int state, int player)
    {
        if (index >= maxTransitions)
        {
            throw new UserException(
                $"A Markov chain of order {order} over these journeys has more than {maxTransitions:N0} transitions.",
                "Lower the order, or group the players (for example channels instead of campaigns).");
        }

        if (index == _transitions.Length)
            Array.Resize(ref _transitions, index * 2);
        _transitions[index] = new Transition { From = state, To = States.Next(state, player) };
    }

    private void End(int state, in Journey journey)
    {
        if (state >= _endings.Length)
            Array.Resize(ref _endings, Math.Max(state + 1, _endings.Length * 2));
        ref var ending = ref _endings[state];
        ending.Conversions += journey.Conversions;
        ending.Nulls += journey.Nulls;
        ending.Value += journey.Value;
    }

    /// <summary>How often one state was followed by another.</summary>
    internal struct Transition
    {
        public int From;
        public int To;
        public long Count;
    }

    /// <summary>How journeys ended in one state.</summary>
    internal struct Ending
    {
        public long Conversions;
        public long Nulls;
        public decimal Value;
    }
}
