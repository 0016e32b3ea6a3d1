namespace Cairn.Attribution.Tests.Support;

/// <summary>
/// Removal effects by the textbook: states as strings, one dense matrix I - Q for each removed player, Gaussian elimination
/// with pivoting. Shares nothing with the code under test.
/// </summary>
internal static class DenseMarkov
{
    public static (double[] Conversions, double[] Value) Effects(IEnumerable<Generated.Row> rows, int order, int players)
    {
        var states = new Dictionary<string, int>();
        var newest = new List<int>();
        var transitions = new Dictionary<(int From, int To), double>();
        var endings = new Dictionary<int, (double All, double Converted, double Value)>();
        var begins = new Dictionary<int, double>();
        foreach (var row in rows.Where(row => row.Touches.Length > 0 && row.Conversions + row.Nulls > 0))
        {
            double times = row.Conversions + row.Nulls;
            var previous = -1;
            for (var i = 0; i < row.Touches.Length; i++)
            {
                var window = row.Touches[Math.Max(0, i + 1 - order)..(i + 1)].Select(touch => touch.Player);
                var name = string.Join(",", window);
                if (states.TryAdd(name, states.Count))
                    newest.Add(row.Touches[i].Player);
                var state = states[name];
                if (previous < 0)
                    begins[state] = begins.GetValueOrDefault(state) + times;
                else
                    transitions[(previous, state)] = transitions.GetValueOrDefault((previous, state)) + times;
                previous = state;
            }

            var (all, converted, value) = endings.GetValueOrDefault(previous);
            endings[previous] = (all + times, converted + row.Conversions, value + (double)row.Value);
        }

        var visits = new double[states.Count];
        foreach (var ((from, _), count) in transitions)
            visits[from] += count;
        foreach (var (state, ending) in endings)
            visits[state] += ending.All;

        double[] Left(int removed)
        {
            var size = states.Count;
            var matrix = Enumerable.Range(0, size).Select(_ => new double[size + 2]).ToArray();
            for (var state = 0; state < size; state++)
            {
                matrix[state][state] = 1;
                if (newest[state] == removed)
                    continue;
                var ending = endings.GetValueOrDefault(state);
                (matrix[state][size], matrix[state][size + 1]) = (ending.Converted / visits[state], ending.Value / visits[state]);
            }

            foreach (var ((from, to), count) in transitions)
                if (newest[from] != removed && newest[to] != removed)
                    matrix[from][to] -= count / visits[from];
            Eliminate(matrix, size);
            var left = new double[2];
            foreach (var (state, count) in begins)
                for (var measure = 0; measure < 2; measure++)
                    left[measure] += count * matrix[state][size + measure];
            return left;
        }

        var whole = Left(-1);
        var without = Enumerable.Range(0, players).Select(Left).ToArray();
        double Effect(int player, int measure) => whole[measure] == 0 ? 0 : 1 - (without[player][measure] / whole[measure]);
        return ([.. Enumerable.Range(0, players).Select(player => Effect(player, 0))],
            [.. Enumerable.Range(0, players).Select(player => Effect(player, 1))]);
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
