namespace Cairn.Identity;

/// <summary>Why two identifiers are one person, or two.</summary>
/// <param name="One">One of them.</param>
/// <param name="Other">The other.</param>
/// <param name="IsOne">Whether they are one person.</param>
/// <param name="Links">The links from the one to the other; empty where they are two persons.</param>
/// <param name="Devices">Whose those of the two are that are devices.</param>
/// <param name="Rejected">The links between their persons that were rejected.</param>
public sealed record Why(string One, string Other, bool IsOne, IReadOnlyList<NamedLink> Links, IReadOnlyList<NamedDevice> Devices, IReadOnlyList<NamedRejection> Rejected);
