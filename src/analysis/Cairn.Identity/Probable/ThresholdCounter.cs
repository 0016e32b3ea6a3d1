namespace Cairn.Identity.Probable;

/// <summary>Counts what thresholds give.</summary>
internal sealed class ThresholdCounter
{
    private static readonly double[] Thresholds = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];

    private readonly long[] _links = new long[Thresholds.Length], _known = new long[Thresholds.Length], _knownRight = new long[Thresholds.Length];
    private readonly double[] _expected = new double[Thresholds.Length];

    /// <summary>How many pairs are expected to match.</summary>
    public double Expected { get; private set; }

    public void Add(double probability, bool? isMatch)
    {
        if (isMatch is null)
            Expected += probability;
        for (var i = 0; i < Thresholds.Length && probability >= Thresholds[i]; i++)
        {
            if (isMatch is null)
            {
                _links[i]++;
                _expected[i] += probability;
            }
            else
            {
                _known[i]++;
                _knownRight[i] += isMatch == true ? 1 : 0;
            }
        }
    }

    public IReadOnlyList<ThresholdCount> Counts() => [.. Thresholds.Select((threshold, i) => new ThresholdCount(
        threshold, _links[i], _links[i] == 0 ? 0 : _expected[i] / _links[i], Expected == 0 ? 0 : _expected[i] / Expected, _known[i], _knownRight[i]))];
}
