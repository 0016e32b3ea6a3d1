namespace Cairn.Attribution;

/// <summary>How often a state was followed by something.</summary>
/// <param name="From">The last touches, oldest first; <c>(start)</c> for a journey that has not begun.</param>
/// <param name="To">The player that came next, <c>(conversion)</c> or <c>(null)</c>.</param>
/// <param name="Count">How often.</param>
/// <param name="Probability">Its share of all that followed.</param>
public sealed record ChainTransition(string From, string To, long Count, double Probability);
