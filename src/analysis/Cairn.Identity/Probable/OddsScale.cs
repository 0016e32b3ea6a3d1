namespace Cairn.Identity.Probable;

/// <summary>
/// Finds the factor of all odds at which as many pairs match as the weights say: rivals take from each other, so without it too few would. Looks
/// at a sample of the pairs, so that memory does not grow with them.
/// </summary>
internal sealed class OddsScale
{
    private const int MaxSample = 500_000;
    private const double Least = 0.1, Greatest = 100;
    private const int Halvings = 60;

    private readonly List<PairOdds> _sample = [];
    private ulong _seen, _state = 0x9E37_79B9_7F4A_7C15;

    /// <summary>Takes a pair; all have the same chance to be looked at (Vitter, "Random Sampling with a Reservoir", ACM TOMS 11, 1985, algorithm R).</summary>
    public void Add(in PairOdds odds)
    {
        _seen++;
        if (_sample.Count < MaxSample)
            _sample.Add(odds);
        else if (Next() % _seen is var place and < MaxSample)
            _sample[(int)place] = odds;
    }

    /// <summary>The factor, 0.1 to 100.</summary>
    public double Find()
    {
        var expected = _sample.Sum(static odds => double.IsPositiveInfinity(odds.Own) ? 1 : odds.Own / (1 + odds.Own));
        var (low, high) = (Least, Greatest);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = Math.Sqrt(low * high);
            if (_sample.Sum(odds => odds.Probability(middle)) < expected)
                low = middle;
            else
                high = middle;
        }
        return Math.Sqrt(low * high);
    }

    /// <summary>SplitMix64 from a fixed seed: the same data give the same sample.</summary>
    private ulong Next()
    {
        _state += 0x9E37_79B9_7F4A_7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58_476D_1CE4_E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EB;
        return mixed ^ (mixed >> 31);
    }
}
