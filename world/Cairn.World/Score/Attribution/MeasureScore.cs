namespace Cairn.World.Score.Attribution;

/// <summary>The models' shares of conversions or of money beside the true ones.</summary>
/// <param name="Players">The scored players, largest true effect first, equal ones by name.</param>
/// <param name="Models">The models, in the report's order.</param>
/// <param name="Caused">
/// What the players truly caused together: the baseline less the world without any channel; null for campaigns and events,
/// which are never all removed at once.
/// </param>
/// <param name="Noise">
/// Mean absolute error, in percentage points, that a perfect model would show only because the truth is itself an estimate:
/// the mean of se sqrt(2 / pi) over the sum of positive effects. An approximation: normal errors, and the sum held exact.
/// </param>
public sealed record MeasureScore(IReadOnlyList<PlayerTruth> Players, IReadOnlyList<ModelScore> Models, double? Caused, double Noise)
{
    /// <summary>The model with the least mean absolute error; of equal ones the first.</summary>
    public string Best => Nearest.Model;

    /// <summary>The other models whose error exceeds that of the best by less than <see cref="Noise"/>.</summary>
    public IReadOnlyList<string> AsGoodAsBest =>
    [
        .. Models.Where(model => model != Nearest
            && model.MeanAbsoluteError - Nearest.MeanAbsoluteError < Noise).Select(model => model.Model),
    ];

    private ModelScore Nearest => Models.MinBy(model => model.MeanAbsoluteError)!;
}
