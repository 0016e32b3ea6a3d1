using System.Numerics;

namespace Cairn.Attribution.Markov;

/// <summary>One Gauss-Seidel sweep over all states, for four vectors of removed players at once.</summary>
internal sealed class Sweep(int width)
{
    // Scaling by less than this is rounding, and would keep the last bits from settling.
    private const double MinCorrection = 1e-13;

    private readonly double[] _changed = new double[width];
    private readonly double[] _total = new double[width];
    private readonly double[] _out = new double[width];
    private readonly double[] _row = new double[width];

    /// <summary>Updates every state's visits in place.</summary>
    public void Run(AbsorbingChain chain, double[] flow, int first)
    {
        Array.Clear(_changed);
        Array.Clear(_total);
        Array.Clear(_out);
        for (var state = 0; state < chain.States; state++)
        {
            Pull(chain, flow, state);
            var removed = chain.Newest[state] - first;
            if (removed >= 0 && removed < width)
                _row[removed] = 0;

            Store(flow.AsSpan(state * width, width), chain.Leave[state]);
        }
    }

    /// <summary>Whether no column changed by more than <paramref name="precision"/> of what it holds.</summary>
    public bool IsSettled(double precision)
    {
        for (var column = 0; column < width; column++)
            if (!(_changed[column] <= precision * (1 + _total[column])))
                return false;
        return true;
    }

    /// <summary>
    /// Scales each column so that as much flows out of it, by ending or by reaching the removed player, as flows in: 1.
    /// </summary>
    public void Balance(AbsorbingChain chain, double[] flow, int first)
    {
        for (var state = 0; state < chain.States; state++)
        {
            var removed = chain.Newest[state] - first;
            if (removed < 0 || removed >= width)
                continue;
            var reached = chain.Begin[state];
            for (var i = chain.IncomingStart[state]; i < chain.IncomingStart[state + 1]; i++)
                reached += flow[(chain.IncomingFrom[i] * width) + removed] * chain.Incoming[i];
            _out[removed] += reached;
        }

        for (var column = 0; column < width; column++)
        {
            var correct = _out[column] > 0 && Math.Abs(_out[column] - 1) > MinCorrection;
            _row[column] = correct ? 1 / _out[column] : 1;
        }

        for (var at = 0; at < flow.Length; at += width)
            for (var column = 0; column < width; column += Vector<double>.Count)
                (new Vector<double>(flow, at + column) * new Vector<double>(_row, column)).CopyTo(flow, at + column);
    }

    /// <summary>Puts begin_t + sum_s f_s q_st, times the visits in a row, into the row at hand.</summary>
    private void Pull(AbsorbingChain chain, double[] flow, int state)
    {
        var size = Vector<double>.Count;
        var begin = new Vector<double>(chain.Begin[state]);
        var (a, b, c, d) = (begin, begin, begin, begin);
        var end = chain.IncomingStart[state + 1];
        for (var i = chain.IncomingStart[state]; i < end; i++)
        {
            var from = flow.AsSpan(chain.IncomingFrom[i] * width, width);
            var probability = chain.Incoming[i];
            a += new Vector<double>(from) * probability;
            b += new Vector<double>(from[size..]) * probability;
            c += new Vector<double>(from[(2 * size)..]) * probability;
            d += new Vector<double>(from[(3 * size)..]) * probability;
        }

        var stay = chain.Stay[state];
        (a * stay).CopyTo(_row, 0);
        (b * stay).CopyTo(_row, size);
        (c * stay).CopyTo(_row, 2 * size);
        (d * stay).CopyTo(_row, 3 * size);
    }

    private void Store(Span<double> target, double leave)
    {
        for (var column = 0; column < width; column += Vector<double>.Count)
        {
            var flow = new Vector<double>(_row, column);
            var changed = Vector.Abs(flow - new Vector<double>(target[column..]));
            (new Vector<double>(_changed, column) + changed).CopyTo(_changed, column);
            (new Vector<double>(_total, column) + flow).CopyTo(_total, column);
            (new Vector<double>(_out, column) + (flow * leave)).CopyTo(_out, column);
            flow.CopyTo(target[column..]);
        }
    }
}
