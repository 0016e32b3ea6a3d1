namespace Cairn.Attribution.Experiments;

/// <summary>
/// What players truly caused, by a model's credits and by experiments with some of them: a normal prior around each credit, updated by what was proved
/// (Gelman and others 2013, "Bayesian Data Analysis", sections 2.5 and 5.4).
/// <code>
/// effect_i ~ N(m credit_i, (tau credit_i)^2 + (kappa N)^2)      m ~ N(1, 1)
/// proved_i ~ N(effect_i, error_i^2)
/// </code>
/// m is what part of its credits a model truly owes, learned from the players that were tested and applied to all others: a model that claims twice too much for
/// three of them probably does for the rest. tau and kappa say how far a model may be wrong beside that, in its own proportion and outright.
/// </summary>
internal static class EffectPosterior
{
    /// <summary>A credit may be wrong by half of itself ...</summary>
    private const double Tau = 0.5;

    /// <summary>... and by a tenth of all conversions, where a player leaves hardly a touch.</summary>
    private const double Kappa = 0.1;

    /// <summary>The mean of each effect.</summary>
    /// <param name="credits">The model's credit of each player.</param>
    /// <param name="conversions">All conversions, above 0.</param>
    /// <param name="proved">What was proved of each player, in conversions, with its standard error above 0; null where nothing was.</param>
    public static double[] Mean(ReadOnlySpan<double> credits, double conversions, ReadOnlySpan<(double Effect, double Error)?> proved)
    {
        var (precision, sum) = (1.0, 1.0);
        for (var player = 0; player < credits.Length; player++)
        {
            if (proved[player] is not var (effect, error))
                continue;
            var variance = Variance(credits[player], conversions) + (error * error);
            precision += credits[player] * credits[player] / variance;
            sum += credits[player] * effect / variance;
        }

        var owed = sum / precision;
        var effects = new double[credits.Length];
        for (var player = 0; player < credits.Length; player++)
        {
            effects[player] = owed * credits[player];
            if (proved[player] is not var (effect, error))
                continue;
            var variance = Variance(credits[player], conversions);
            effects[player] += variance / (variance + (error * error)) * (effect - effects[player]);
        }

        return effects;
    }

    private static double Variance(double credit, double conversions) => (Tau * Tau * credit * credit) + (Kappa * Kappa * conversions * conversions);
}
