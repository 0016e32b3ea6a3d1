namespace Cairn.World.Score.Identity;

/// <summary>How many pairs of identifiers a report puts together, and how many of them rightly.</summary>
/// <param name="Right">Pairs that the report puts together and that share an owner.</param>
/// <param name="Claimed">Pairs that the report puts together.</param>
/// <param name="True">Pairs that share an owner.</param>
public sealed record PairScore(long Right, long Claimed, long True)
{
    /// <summary>Right / claimed, 0 to 1; null when nothing is claimed.</summary>
    public double? Precision => Claimed == 0 ? null : (double)Right / Claimed;

    /// <summary>Right / true, 0 to 1; null when there is nothing to find.</summary>
    public double? Recall => True == 0 ? null : (double)Right / True;

    /// <summary>Harmonic mean of both, 0 to 1: 2 right / (claimed + true); null when there are no pairs at all.</summary>
    public double? F1 => Claimed + True == 0 ? null : 2.0 * Right / ((double)Claimed + True);
}
