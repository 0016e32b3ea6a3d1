using Cairn.Plan;

namespace Cairn.Pipeline;

/// <summary>A tracking plan with the text that it was read from.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Text">Its file's text.</param>
public sealed record PlanText(TrackingPlan Plan, string Text)
{
    /// <summary>Reads a plan that has to be good; the file is read once.</summary>
    /// <exception cref="Model.UserException">The file is missing or has mistakes.</exception>
    public static PlanText Load(string path)
    {
        var (plan, text) = PlanFile.LoadWithText(path);
        return new PlanText(plan, text);
    }
}
