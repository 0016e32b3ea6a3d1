namespace Cairn.Attribution.Markov;

/// <summary>
/// An absorbing Markov chain (Kemeny and Snell 1960, Finite Markov Chains, ch. 3): the states that were visited, in an
/// order that depends on the players' names alone, with the probabilities between them and those of ending.
/// Incoming transitions stand together (compressed sparse rows), as <see cref="RemovalFlows"/> pulls along them.
/// </summary>
internal sealed class AbsorbingChain
{
    private AbsorbingChain(int states, int transitions)
    {
        Newest = new int[states];
        Visits = new double[states];
        Begin = new double[states];
        Leave = new double[states];
        Converted = new double[states];
        Value = new double[states];
        IncomingStart = new int[states + 1];
        IncomingFrom = new int[transitions];
        Incoming = new double[transitions];
        Stay = new double[states];
    }

    /// <summary>How many states there are.</summary>
    public int States => Newest.Length;

    /// <summary>The newest player of each state: the player's rank by ordinal name.</summary>
    public int[] Newest { get; }

    /// <summary>How often a journey comes by each state, on average.</summary>
    public double[] Visits { get; }

    /// <summary>Probability that a journey begins in each state.</summary>
    public double[] Begin { get; }

    /// <summary>Probability that a journey ends after each state, converted or not.</summary>
    public double[] Leave { get; }

    /// <summary>Probability that a journey converts right after each state.</summary>
    public double[] Converted { get; }

    /// <summary>Money earned right after each state, on average over visits.</summary>
    public double[] Value { get; }

    /// <summary>Where the incoming transitions of each state begin; one more element than states.</summary>
    public int[] IncomingStart { get; }

    /// <summary>The state that each incoming transition comes from; never the state itself.</summary>
    public int[] IncomingFrom { get; }

    /// <summary>Probability of each incoming transition.</summary>
    public double[] Incoming { get; }

    /// <summary>Expected number of visits in a row: 1 / (1 - probability of the loop from the state to itself).</summary>
    public double[] Stay { get; }

    /// <summary>Builds the chain.</summary>
    /// <param name="counts">Counts of at least one journey.</param>
    /// <param name="rankOf">The rank of each player by ordinal name.</param>
    public static AbsorbingChain From(TransitionCounts counts, int[] rankOf)
    {
        var visits = new long[counts.States.Count];
        visits[StateTree.Start] = counts.Journeys;
        foreach (var transition in counts.Transitions)
            visits[transition.To] += transition.Count;
        var nodes = CanonicalOrder.Of(counts.States, rankOf).Where(node => visits[node] > 0).ToArray();
        var stateOf = new int[counts.States.Count];
        Array.Fill(stateOf, -1);
        for (var state = 0; state < nodes.Length; state++)
            stateOf[nodes[state]] = state;

        var chain = new AbsorbingChain(nodes.Length, counts.Transitions.Length);
        for (var state = 0; state < nodes.Length; state++)
        {
            double times = visits[nodes[state]];
            var ending = counts.EndingOf(nodes[state]);
            chain.Newest[state] = rankOf[counts.States.Player(nodes[state])];
            chain.Visits[state] = times / counts.Journeys;
            chain.Leave[state] = (ending.Conversions + ending.Nulls) / times;
            chain.Converted[state] = ending.Conversions / times;
            chain.Value[state] = (double)ending.Value / times;
            chain.Stay[state] = 1;
        }

        chain.Connect(counts, visits, stateOf);
        return chain;
    }

    private void Connect(TransitionCounts counts, long[] visits, int[] stateOf)
    {
        var transitions = counts.Transitions;
        var keys = new ulong[transitions.Length];
        var order = new int[transitions.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            keys[i] = ((ulong)(uint)stateOf[transitions[i].To] << 32) | (uint)(stateOf[transitions[i].From] + 1);
        }

        Array.Sort(keys, order);
        var next = 0;
        var reached = 0;
        foreach (var i in order)
        {
            var (from, to) = (stateOf[transitions[i].From], stateOf[transitions[i].To]);
            while (reached <= to)
                IncomingStart[reached++] = next;
            double count = transitions[i].Count;
            var outOf = visits[transitions[i].From];
            if (from < 0)
                Begin[to] += count / outOf;
            else if (from == to)
                Stay[to] = outOf / (outOf - count);
            else
                (IncomingFrom[next], Incoming[next++]) = (from, count / outOf);
        }

        while (reached < IncomingStart.Length)
            IncomingStart[reached++] = next;
    }
}
