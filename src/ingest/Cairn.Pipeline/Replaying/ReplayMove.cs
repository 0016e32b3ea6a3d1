namespace Cairn.Pipeline.Replaying;

/// <summary>Records that were decided otherwise than before, in the same way.</summary>
/// <param name="Before">Where they stood: <c>event</c>, or the code for which they were in quarantine or suppressed.</param>
/// <param name="After">Where they stand.</param>
/// <param name="Records">How many.</param>
public sealed record ReplayMove(string Before, string After, long Records);
