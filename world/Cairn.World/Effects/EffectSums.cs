namespace Cairn.World.Effects;

/// <summary>
/// Sums over people of what a removal takes away. Whole numbers, so threads may add in any order. Threads have one each.
/// </summary>
/// <param name="questions">How many questions.</param>
/// <param name="conversions">How many conversions.</param>
internal sealed class EffectSums(int questions, int conversions)
{
    private readonly long[] _counts = new long[questions * conversions];
    private readonly Int128[] _countSquares = new Int128[questions * conversions];
    private readonly long[] _cents = new long[questions * conversions];
    private readonly Int128[] _centSquares = new Int128[questions * conversions];

    /// <summary>People looked at, which the standard errors need.</summary>
    public long People { get; private set; }

    public void CountPerson() => People++;

    /// <summary>What one person lost by the removal of one thing.</summary>
    public void Add(int question, int conversion, long count, long cents)
    {
        var place = question * conversions + conversion;
        _counts[place] += count;
        _countSquares[place] += count * count;
        _cents[place] += cents;
        _centSquares[place] += (Int128)cents * cents;
    }

    public void Add(EffectSums other)
    {
        People += other.People;
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
            _countSquares[i] += other._countSquares[i];
            _cents[i] += other._cents[i];
            _centSquares[i] += other._centSquares[i];
        }
    }

    /// <summary>Conversions that the thing brought, with the standard error of the sum over people drawn at random.</summary>
    public (long Sum, double Error) Count(int question, int conversion)
    {
        var place = question * conversions + conversion;
        return (_counts[place], Error(_counts[place], _countSquares[place]));
    }

    /// <summary>The same in cents.</summary>
    public (long Sum, double Error) Cents(int question, int conversion)
    {
        var place = question * conversions + conversion;
        return (_cents[place], Error(_cents[place], _centSquares[place]));
    }

    /// <summary>Root of n times the variance of one person's difference.</summary>
    private double Error(long sum, Int128 squares) =>
        People < 2 ? 0 : Math.Sqrt(((double)squares - (double)sum * sum / People) * People / (People - 1));
}
