using System.Numerics;

namespace Cairn.Attribution.Resampling;

/// <summary>
/// Sums, one row for each of what is summed and one column for each resample. Bounded: a table that would outgrow its bound
/// lets go of everything and says so.
/// </summary>
/// <param name="replicates">How many resamples there are.</param>
/// <param name="maxRows">The most rows, of 8 bytes a resample; see <see cref="RowsIn"/>.</param>
internal sealed class ReplicateTable(int replicates, int maxRows)
{
    private readonly double[] _none = new double[replicates];
    private double[] _sums = new double[replicates * 16];
    private int _rows;

    /// <summary>How many rows fit into so many bytes, and no more than another bound.</summary>
    public static int RowsIn(long bytes, int replicates, int maxRows) => (int)Math.Min(maxRows, bytes / (sizeof(double) * replicates));

    /// <summary>Whether the bound was reached; then there are no sums.</summary>
    public bool IsFull { get; private set; }

    /// <summary>The sums of a row; zeros where nothing was added.</summary>
    public ReadOnlySpan<double> this[int row] => row < _rows ? _sums.AsSpan(row * replicates, replicates) : _none;

    /// <summary>Adds the draws, times a factor, to a row.</summary>
    /// <remarks>
    /// Draws are whole numbers and factors have few binary digits (<see cref="Quantum"/>), so that sums are exact and do not depend on the order of the
    /// journeys, unless amounts and sums lie more than a thousand million times apart; then their last digits, which no report shows, may.
    /// </remarks>
    public void Add(int row, double factor, ReadOnlySpan<double> draws)
    {
        if (factor == 0 || !Reach(row))
            return;
        var sums = _sums.AsSpan(row * replicates, replicates);
        var place = 0;
        var factors = new Vector<double>(factor);
        for (; place <= sums.Length - Vector<double>.Count; place += Vector<double>.Count)
        {
            var sum = new Vector<double>(sums[place..]) + (factors * new Vector<double>(draws[place..]));
            sum.CopyTo(sums[place..]);
        }

        for (; place < sums.Length; place++)
            sums[place] += factor * draws[place];
    }

    /// <summary>The amount, rounded to 20 binary digits behind the first: one part in a million, so that sums of such amounts are exact.</summary>
    public static double Quantum(double amount) => BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(amount) + (1L << 31)) & ~((1L << 32) - 1));

    /// <summary>Lets go of everything.</summary>
    public void Drop() => (IsFull, _rows, _sums) = (true, 0, []);

    private bool Reach(int row)
    {
        if (IsFull)
            return false;
        if (row >= maxRows)
        {
            Drop();
            return false;
        }

        if (row < _rows)
            return true;
        if ((row + 1) * replicates > _sums.Length)
            Array.Resize(ref _sums, Math.Min(maxRows, Math.Max(row + 1, 2 * _rows)) * replicates);
        _rows = row + 1;
        return true;
    }
}
