namespace Cairn.World.Simulation;

/// <summary>The two intercepts that make a world meet its <see cref="Scenario.Target"/>.</summary>
/// <param name="VisitRate">Visits a day of a person with mean activity and intent 0.</param>
/// <param name="Closing">Log-odds of the last step before a conversion at intent 0.</param>
internal sealed record Calibration(double VisitRate, double Closing)
{
    /// <summary>What is added to earlier steps too, once the last one alone cannot give the rate that was asked for.</summary>
    public double Eagerness => Math.Max(0, Closing) * 0.5;
}
