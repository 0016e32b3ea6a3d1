namespace Cairn.Identity.Probable;

/// <summary>What one comparison says of two devices.</summary>
/// <param name="Comparison">What is compared.</param>
/// <param name="Level">How far they agree.</param>
/// <param name="Bits">What that says: above 0 it speaks for one person, below 0 against.</param>
public sealed record LinkReason(string Comparison, string Level, double Bits);
