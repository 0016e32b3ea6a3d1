namespace Cairn.Pipeline;

/// <summary>How long some events took in a step.</summary>
/// <param name="Ticks">Of <see cref="System.Diagnostics.Stopwatch"/>, of all of them.</param>
/// <param name="Count">How many.</param>
public readonly record struct StepSample(long Ticks, long Count);
