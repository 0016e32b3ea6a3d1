using Cairn.World.Answers;

namespace Cairn.World.Score.Attribution;

/// <summary>Compares credits with true effects by one measure, conversions or money.</summary>
/// <param name="players">The players.</param>
/// <param name="truth">A player's true effect and its standard error.</param>
/// <param name="credit">A row's credit.</param>
internal sealed class MeasureScorer(
    ScoredPlayers players, Func<EffectAnswer, (double Effect, double Error)> truth, Func<CreditRow, double> credit)
{
    private const double Points = 100;

    /// <summary>Square root of 2 / pi: mean of |x| of a standard normal x.</summary>
    private const double MeanAbsoluteNormal = 0.79788456080286536;

    /// <summary>Scores all models.</summary>
    /// <param name="rows">The report's rows.</param>
    /// <param name="models">Its models.</param>
    /// <param name="caused">What the players caused together, if that is known.</param>
    public MeasureScore Score(IReadOnlyList<CreditRow> rows, List<string> models, double? caused)
    {
        var effects = players.Effects.Select(truth).ToArray();
        var positive = effects.Sum(player => Math.Max(player.Effect, 0));
        var order = Enumerable.Range(0, effects.Length)
            .OrderByDescending(i => effects[i].Effect).ThenBy(i => players.Effects[i].Name, StringComparer.Ordinal).ToArray();
        var truths = order.Select(i => new PlayerTruth(
            players.Effects[i].Name, effects[i].Effect, effects[i].Error, Over(effects[i].Effect, positive))).ToList();
        var credits = Credits(rows, models, order);
        return new MeasureScore(
            truths,
            [.. models.Select((model, number) => Score(model, truths, credits[number], caused))],
            caused,
            Points * Over(truths.Average(player => player.Error * MeanAbsoluteNormal), positive));
    }

    private double[][] Credits(IReadOnlyList<CreditRow> rows, List<string> models, int[] order)
    {
        var place = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
            place[order[i]] = i;
        var numbers = models.Select((model, number) => (model, number)).ToDictionary(entry => entry.model, entry => entry.number,
            StringComparer.Ordinal);
        var credits = models.Select(_ => new double[order.Length]).ToArray();
        foreach (var row in rows)
        {
            if (players.Find(row.Key) is var player and >= 0)
                credits[numbers[row.Model]][place[player]] += credit(row);
        }

        return credits;
    }

    private static ModelScore Score(string model, List<PlayerTruth> truths, double[] credits, double? caused)
    {
        var handed = credits.Sum();
        var positive = credits.Sum(amount => Math.Max(amount, 0));
        var shares = credits.Select(amount => Over(amount, positive)).ToArray();
        var errors = truths.Select((player, i) => new ShareError(player.Name, Points * (shares[i] - player.Share))).ToList();
        var (over, under) = (errors.MaxBy(error => error.Points)!, errors.MinBy(error => error.Points)!);
        return new ModelScore
        {
            Model = model,
            Shares = shares,
            MeanAbsoluteError = errors.Average(error => Math.Abs(error.Points)),
            RankCorrelation = RankCorrelation.Of(credits, [.. truths.Select(player => player.Effect)]),
            MaxOver = over.Points > 0 ? over : null,
            MaxUnder = under.Points < 0 ? under : null,
            Handed = handed,
            OverCredit = caused > 0 ? handed / caused : null,
        };
    }

    /// <summary>A part of a whole; 0 when there is no whole to share.</summary>
    private static double Over(double part, double whole) => whole > 0 ? part / whole : 0;
}
