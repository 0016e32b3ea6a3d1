using Cairn.World.Answers;

namespace Cairn.World.Score.Assurance;

/// <summary>A fault and the finding that found it.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Finding">The finding.</param>
public sealed record FaultMatch(FaultAnswer Fault, Finding Finding)
{
    /// <summary>Whether the finding names the fault's kind.</summary>
    public bool IsCauseRight => Finding.Cause == Fault.Kind;
}
