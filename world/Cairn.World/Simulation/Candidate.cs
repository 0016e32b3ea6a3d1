using Cairn.World.Randomness;

namespace Cairn.World.Simulation;

/// <summary>A visit that a day brings.</summary>
/// <param name="At">When it begins, Unix milliseconds.</param>
/// <param name="Draws">Its luck.</param>
/// <param name="Campaign">The way on which the visitor comes.</param>
internal readonly record struct Candidate(long At, Draws Draws, int Campaign);
