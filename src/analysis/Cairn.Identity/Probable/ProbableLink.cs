using Cairn.Identity.Linkage;

namespace Cairn.Identity.Probable;

/// <summary>Two devices that are probably one person's, although no identifier says so.</summary>
/// <param name="One">Key of the one, the lesser.</param>
/// <param name="Other">Key of the other.</param>
/// <param name="OnePerson">Whose the one is for certain; itself where nobody was named on it.</param>
/// <param name="OtherPerson">Whose the other is.</param>
/// <param name="Probability">How probably, 0 to 1.</param>
/// <param name="Pattern">How the two agree (<see cref="ProbableLinkSet.ReasonsOf"/>).</param>
public sealed record ProbableLink(ulong One, ulong Other, ulong OnePerson, ulong OtherPerson, double Probability, Pattern Pattern);
