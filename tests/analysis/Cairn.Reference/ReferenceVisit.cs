namespace Cairn.Reference;

/// <summary>A visit of a person's timeline: when it begins, its channel, and the time and name of each act in it.</summary>
public sealed record ReferenceVisit(long BeginMs, string Channel, IReadOnlyList<(long AtMs, string Event)> Acts);
