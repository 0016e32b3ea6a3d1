using Cairn.Reference.Journeys;

namespace Cairn.Reference.Models;

/// <summary>docs/attribution.md, "markov": removal effects in an absorbing chain, solved by elimination.</summary>
internal sealed class Markov
{
    private readonly List<string> _newest = [];
    private readonly Dictionary<string, int> _states = [];
    private readonly double[] _begin;
    private readonly double[,] _moves;
    private readonly double[] _converted;
    private readonly double[] _money;

    /// <summary>Counts the departures from each state and makes shares of them.</summary>
    private Markov(IReadOnlyList<Journey> chain, int order)
    {
        var paths = chain.Select(journey => Path(journey, order)).ToList();
        var n = _states.Count;
        (_begin, _converted, _money, _moves) = (new double[n], new double[n], new double[n], new double[n, n]);
        var departures = new double[n];
        foreach (var (journey, path) in chain.Zip(paths))
        {
            _begin[path[0]] += 1.0 / chain.Count;
            for (var step = 0; step < path.Count; step++)
            {
                departures[path[step]]++;
                if (step + 1 < path.Count)
                    _moves[path[step], path[step + 1]]++;
            }
            _converted[path[^1]] += journey.Converted ? 1 : 0;
            _money[path[^1]] += (double)journey.Money;
        }
        for (var from = 0; from < n; from++)
        {
            _converted[from] /= departures[from];
            _money[from] /= departures[from];
            for (var to = 0; to < n; to++)
                _moves[from, to] /= departures[from];
        }
    }

    public static Credits Of(IReadOnlyList<Journey> journeys, int order)
    {
        var chain = journeys.Where(journey => journey.HasWeight).ToList();
        if (!chain.Exists(journey => journey.Converted))
            return Credits.ByScores(journeys, new Dictionary<string, double>(), new Dictionary<string, double>());
        var markov = new Markov(chain, order);
        var whole = markov.Left(without: null);
        var (effects, moneyEffects) = (new Dictionary<string, double>(), new Dictionary<string, double>());
        foreach (var (player, weight) in Weights.Mean(chain))
        {
            var left = markov.Left(player);
            effects[player] = weight * (1 - left.Conversions / whole.Conversions);
            moneyEffects[player] = whole.Money == 0 ? 0 : weight * (1 - left.Money / whole.Money);
        }
        return Credits.ByScores(journeys, effects, moneyEffects);
    }

    /// <summary>The states that a journey passes: at each position the last min(order, position) players.</summary>
    private List<int> Path(Journey journey, int order)
    {
        var players = journey.Touches.Select(touch => touch.Player).ToList();
        var path = new List<int>();
        for (var position = 1; position <= players.Count; position++)
        {
            var length = Math.Min(order, position);
            var state = string.Join('\u001f', players.GetRange(position - length, length));
            if (_states.TryAdd(state, _states.Count))
                _newest.Add(players[position - 1]);
            path.Add(_states[state]);
        }
        return path;
    }

    /// <summary>What is left of the conversions and the money of one journey when all ways into a player's states lead to null.</summary>
    private (double Conversions, double Money) Left(string? without)
    {
        var stay = Enumerable.Range(0, _newest.Count).Where(state => _newest[state] != without).ToArray();

        // Expected visits: f_t - sum over s of f_s q_st = begin_t.
        var equations = new double[stay.Length, stay.Length];
        var visits = new double[stay.Length];
        for (var row = 0; row < stay.Length; row++)
        {
            visits[row] = _begin[stay[row]];
            for (var column = 0; column < stay.Length; column++)
                equations[row, column] = (row == column ? 1 : 0) - _moves[stay[column], stay[row]];
        }
        LinearEquations.Solve(equations, visits);
        return (stay.Select((state, row) => visits[row] * _converted[state]).Sum(),
            stay.Select((state, row) => visits[row] * _money[state]).Sum());
    }
}
