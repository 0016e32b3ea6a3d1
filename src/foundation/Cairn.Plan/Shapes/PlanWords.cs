namespace Cairn.Plan.Shapes;

/// <summary>The words that stand for a plan's choices.</summary>
internal static class PlanWords
{
    public const string Quarantine = "quarantine", Accept = "accept", Flag = "flag", Keep = "keep", Drop = "drop";
}
