namespace Cairn.World.Scenario;

/// <summary>What the world is asked for; two intercepts of the model are solved so that a pilot meets it.</summary>
/// <param name="SessionsPerWeek">Visits of a customer a week, mean over all people and days.</param>
/// <param name="ConversionRate">Share of the visits with a main conversion.</param>
internal sealed record Target(double SessionsPerWeek, double ConversionRate);
