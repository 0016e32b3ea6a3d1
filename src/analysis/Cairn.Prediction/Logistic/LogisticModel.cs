namespace Cairn.Prediction.Logistic;

/// <summary>A probability whose log-odds are a sum of weights.</summary>
/// <param name="Intercept">Log-odds where no feature is there.</param>
/// <param name="Weights">What each feature adds to the log-odds.</param>
public sealed record LogisticModel(double Intercept, IReadOnlyList<double> Weights)
{
    /// <summary>The probability where these features are there.</summary>
    public double Probability(ReadOnlySpan<int> present)
    {
        var logOdds = Intercept;
        foreach (var feature in present)
            logOdds += Weights[feature];
        return 1 / (1 + Math.Exp(-logOdds));
    }
}
