namespace Cairn.Collector;

/// <summary>How a part of the collector is.</summary>
/// <param name="Name">The part: one lower-case word, for example <c>warehouse</c>.</param>
/// <param name="IsGood">Whether it works.</param>
/// <param name="IsNeeded">Whether requests must be rejected while it does not: the spool is needed, the warehouse is not.</param>
/// <param name="State">The same in words, for an operator.</param>
public sealed record PartHealth(string Name, bool IsGood, bool IsNeeded, string State);
