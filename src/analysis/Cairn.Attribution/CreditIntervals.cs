namespace Cairn.Attribution;

/// <summary>How sure the credits of a report are: what resampling the people makes of them.</summary>
/// <param name="Level">How likely an interval covers what the model would give over very many such people, 0.5 to 0.99.</param>
/// <param name="Replicates">How many resamples it stands on.</param>
/// <param name="Rows">One for each credit of the report, in their order; null for a model that cannot say.</param>
public sealed record CreditIntervals(double Level, int Replicates, IReadOnlyList<CreditInterval?> Rows);
