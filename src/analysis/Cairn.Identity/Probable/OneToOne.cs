namespace Cairn.Identity.Probable;

/// <summary>
/// Turns the odds of the pairs of one network into probabilities that know of each other: a telephone that may belong to two computers' owners
/// belongs to one of them. Of what excludes each other one can be true or none, so a device's own probabilities are its odds over
/// one and the sum of its rivals' odds; a pair's is the geometric mean of what its two devices say.
/// </summary>
/// <remarks>
/// The usual constraint of record linkage (Jaro, JASA 84, 1989, section 4) as a probability and not as an assignment, so that stated figures stay
/// calibrated. Known matches rule their rivals out, known differences are none.
/// </remarks>
internal sealed class OneToOne
{
    /// <summary>The odds of what is known.</summary>
    private const double Certain = 1e9, Never = 1e-9;

    private readonly double[] _odds = new double[NetworkPairs.MaxDevices * NetworkPairs.MaxDevices];
    private readonly double[] _own = new double[NetworkPairs.MaxDevices * NetworkPairs.MaxDevices];
    private NetworkPairs? _pairs;

    /// <summary>Takes the odds of a network's pairs.</summary>
    public void Open(NetworkPairs pairs, Func<Linkage.Pattern, double> oddsOf)
    {
        _pairs = pairs;
        for (var i = 0; i < pairs.Count; i++)
            for (var j = i + 1; j < pairs.Count; j++)
            {
                var own = oddsOf(pairs.PatternOf(i, j));
                Set(_own, i, j, own);
                Set(_odds, i, j, pairs.IsMatch(i, j) switch { true => Certain, false => Never, null => own });
            }
    }

    /// <summary>The odds of a pair by itself, and the sums of those that exclude it from its one and its other device.</summary>
    public PairOdds Of(int i, int j)
    {
        var (one, other) = (0d, 0d);
        for (var k = 0; k < _pairs!.Count; k++)
        {
            if (k == i || k == j)
                continue;
            if (_pairs.Exclude(j, k))
                one += _odds[Place(i, k)];
            if (_pairs.Exclude(i, k))
                other += _odds[Place(j, k)];
        }
        return new PairOdds(_own[Place(i, j)], one, other);
    }

    private static void Set(double[] matrix, int i, int j, double value) => matrix[Place(i, j)] = matrix[Place(j, i)] = value;

    private static int Place(int i, int j) => i * NetworkPairs.MaxDevices + j;
}
