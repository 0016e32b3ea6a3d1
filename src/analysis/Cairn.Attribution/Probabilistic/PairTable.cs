using Cairn.Attribution.Accounting;
using Cairn.Model;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Probabilistic;

/// <summary>How often two players met in a journey, and how often it converted; a player meets itself as well.</summary>
internal sealed class PairTable(int size)
{
    private readonly Cell[] _cells = new Cell[size * size];

    /// <summary>This table, or a larger one with the same content.</summary>
    /// <exception cref="UserException">There are more players than the bound.</exception>
    public PairTable WithRoomFor(int player)
    {
        if (player < size)
            return this;
        if (player >= ProbabilisticModel.MaxPlayers)
        {
            throw new UserException(
                $"The probabilistic model compares players in pairs and takes at most {ProbabilisticModel.MaxPlayers:N0}.",
                "Leave the model out, or group the players (for example channels instead of campaigns).");
        }

        var larger = new PairTable(size * 2);
        for (var row = 0; row < size; row++)
            Array.Copy(_cells, row * size, larger._cells, row * size * 2, size);
        return larger.WithRoomFor(player);
    }

    /// <summary>Counts one journey of <paramref name="members"/> different players for one pair of them.</summary>
    public void Add(int i, int j, int members, in Journey journey)
    {
        ref var cell = ref _cells[(i * size) + j];
        cell.Conversions += journey.Conversions;
        cell.Nulls += journey.Nulls;
        if (journey.Conversions == 0)
            return;
        double share = i == j ? 1 : members - 1;
        cell.Weight.Add(journey.Conversions / share);
        cell.Value.Add((double)journey.Value / share);
    }

    /// <summary>Share of the journeys with both players that converted; 0 when they never met.</summary>
    public double Probability(int i, int j)
    {
        if (Math.Max(i, j) >= size)
            return 0;
        ref var cell = ref _cells[(i * size) + j];
        var all = cell.Conversions + cell.Nulls;
        return all == 0 ? 0 : (double)cell.Conversions / all;
    }

    /// <summary>The score of one player in a journey with these members.</summary>
    public double Score(int player, ReadOnlySpan<int> members)
    {
        var score = Probability(player, player);
        foreach (var other in members)
            if (other != player)
                score += Lift(player, other) / (2 * (members.Length - 1));
        return score;
    }

    /// <summary>The scores of one player summed over all conversions, and weighed by their money.</summary>
    public (double Conversions, double Value) Sum(int player, int[] order)
    {
        if (player >= size)
            return (0, 0);
        var own = _cells[(player * size) + player];
        var conversions = own.Weight.Value * Probability(player, player);
        var value = own.Value.Value * Probability(player, player);
        foreach (var other in order)
        {
            if (other == player || other >= size)
                continue;
            var lift = Lift(player, other) / 2;
            conversions += _cells[(player * size) + other].Weight.Value * lift;
            value += _cells[(player * size) + other].Value.Value * lift;
        }

        return (conversions, value);
    }

    private double Lift(int i, int j) => Probability(i, j) - Probability(i, i) - Probability(j, j);

    private struct Cell
    {
        public long Conversions;
        public long Nulls;
        public FixedSum Weight; // conversions, each divided by the number of the journey's other players
        public FixedSum Value; // money likewise
    }
}
