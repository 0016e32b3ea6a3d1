using MathNet.Numerics.Distributions;

namespace Cairn.Attribution.Experiments;

/// <summary>What an experiment or a hold-out proved of one player.</summary>
/// <param name="Key">The player, as the report names it.</param>
/// <param name="From">First day of the experiment.</param>
/// <param name="To">Its last day.</param>
/// <param name="Share">Which share of all conversions of those days would not have happened without the player; below 0 where it drives people away.</param>
/// <param name="Low">The low end of its interval.</param>
/// <param name="High">The high end.</param>
/// <param name="Level">How likely the interval covers, 0.5 to 0.999.</param>
public sealed record Experiment(string Key, DateOnly From, DateOnly To, double Share, double Low, double High, double Level)
{
    /// <summary>The standard error that the interval stands for, under the normal distribution.</summary>
    public double Error => Math.Max(MinError, (High - Low) / (2 * Normal.InvCDF(0, 1, (1 + Level) / 2)));

    /// <summary>Nothing is proved without any error.</summary>
    private const double MinError = 1e-6;
}
