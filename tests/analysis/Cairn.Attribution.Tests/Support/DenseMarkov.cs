namespace Cairn.Attribution.Tests.Support;

/// <summary>
/// Removal effects by the textbook: states as strings, one dense matrix I - Q for each removed player, Gaussian elimination
/// with pivoting. Shares nothing with the code under test.
/// </summary>
internal sealed class DenseMarkov
{
    private readonly Dictionary<string, int> _states = [];
    private readonly List<int> _newest = [];
    private readonly Dictionary<(int From, int To), double> _transitions = [];
    private readonly Dictionary<int, (double All, double Converted, double Value)> _endings = [];
    private readonly Dictionary<int, double> _begins = [];

    private DenseMarkov(IEnumerable<Generated.Row> rows, int order)
    {
        foreach (var row in rows.Where(row => row.Touches.Length > 0 && row.Conversions + row.Nulls > 0))
            Count(row, order);
    }

    public static (double[] Conversions, double[] Value) Effects(IEnumerable<Generated.Row> rows, int order, int players)
    {
        var chain = new DenseMarkov(rows, order);
        var whole = chain.Left(-1);
        var without = Enumerable.Range(0, players).Select(chain.Left).ToArray();
        double Effect(int player, int measure) => whole[measure] == 0 ? 0 : 1 - (without[player][measure] / whole[measure]);
        return ([.. Enumerable.Range(0, players).Select(player => Effect(player, 0))],
            [.. Enumerable.Range(0, players).Select(player => Effect(player, 1))]);
    }

    private void Count(Generated.Row row, int order)
    {
        double times = row.Conversions + row.Nulls;
        var previous = -1;
        for (var i = 0; i < row.Touches.Length; i++)
        {
            var window = row.Touches[Math.Max(0, i + 1 - order)..(i + 1)].Select(touch => touch.Player);
            var name = string.Join(",", window);
            if (_states.TryAdd(name, _states.Count))
                _newest.Add(row.Touches[i].Player);
            var state = _states[name];
            if (previous < 0)
                _begins[state] = _begins.GetValueOrDefault(state) + times;
            else
                _transitions[(previous, state)] = _transitions.GetValueOrDefault((previous, state)) + times;
            previous = state;
        }

        var (all, converted, value) = _endings.GetValueOrDefault(previous);
        _endings[previous] = (all + times, converted + row.Conversions, value + (double)row.Value);
    }

    // Conversions and money, times the number of journeys, that are left without a player.
    private double[] Left(int removed)
    {
        var size = _states.Count;
        var visits = new double[size];
        foreach (var ((from, _), count) in _transitions)
            visits[from] += count;
        foreach (var (state, ending) in _endings)
            visits[state] += ending.All;

        var matrix = Enumerable.Range(0, size).Select(_ => new double[size + 2]).ToArray();
        for (var state = 0; state < size; state++)
        {
            matrix[state][state] = 1;
            if (_newest[state] == removed)
                continue;
            var ending = _endings.GetValueOrDefault(state);
            (matrix[state][size], matrix[state][size + 1]) = (ending.Converted / visits[state], ending.Value / visits[state]);
        }

        foreach (var ((from, to), count) in _transitions)
            if (_newest[from] != removed && _newest[to] != removed)
                matrix[from][to] -= count / visits[from];
        Eliminate(matrix, size);
        return
        [
            _begins.Sum(begin => begin.Value * matrix[begin.Key][size]),
            _begins.Sum(begin => begin.Value * matrix[begin.Key][size + 1]),
        ];
    }

    private static void Eliminate(double[][] matrix, int size)
    {
        for (var pivot = 0; pivot < size; pivot++)
        {
            var best = Enumerable.Range(pivot, size - pivot).MaxBy(row => Math.Abs(matrix[row][pivot]));
            (matrix[pivot], matrix[best]) = (matrix[best], matrix[pivot]);
            for (var row = 0; row < size; row++)
            {
                if (row == pivot || matrix[row][pivot] == 0)
                    continue;
                var factor = matrix[row][pivot] / matrix[pivot][pivot];
                var (target, source) = (matrix[row], matrix[pivot]);
                for (var column = pivot; column < target.Length; column++)
                    target[column] -= factor * source[column];
            }
        }

        for (var row = 0; row < size; row++)
            for (var column = size; column < size + 2; column++)
                matrix[row][column] /= matrix[row][row];
    }
}
