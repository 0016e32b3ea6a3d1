using Cairn.Plan;

namespace Cairn.Cli.Output;

/// <summary>What is wrong with plans, for machines: an array with one object for each file.</summary>
internal static class PlanCheckJson
{
    public static string Of(IEnumerable<(string File, PlanReading Reading)> readings) => JsonText.Of(readings.Select(static one => new
    {
        one.File,
        Ok = one.Reading.Plan is not null,
        one.Reading.Plan?.Name,
        one.Reading.Plan?.Version,
        one.Reading.Plan?.Digest,
        Events = one.Reading.Plan?.Events.Count,
        Mistakes = one.Reading.Mistakes.Select(static mistake => new { mistake.Line, mistake.Column, mistake.What, mistake.Remedy }),
    }));
}
