namespace Cairn.Collector.Plans;

/// <summary>The answer of <c>POST /v1/plan</c>.</summary>
/// <param name="Taken">Whether what stands in the collector's plan file is in force.</param>
/// <param name="Changed">Whether it is another plan than before.</param>
/// <param name="Name">Name of the plan in force.</param>
/// <param name="Version">Its version.</param>
/// <param name="Events">How many events it has.</param>
/// <param name="Digest">SHA-256 of its text, hexadecimal.</param>
/// <param name="Mistakes">Why the file's plan was not taken, each with its place.</param>
public sealed record PlanAnswer(bool Taken, bool Changed, string Name, string Version, int Events, string Digest, IReadOnlyList<string> Mistakes);
