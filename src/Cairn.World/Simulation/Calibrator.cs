using Cairn.World.People;
using Cairn.World.Randomness;
using Cairn.World.Scenario;

namespace Cairn.World.Simulation;

/// <summary>
/// Solves the two intercepts of a preset so that a pilot of the same length meets its target. The pilot has people of its own,
/// the same for every seed, so that worlds of one preset differ by their people and not by their laws.
/// </summary>
internal static class Calibrator
{
    private const ulong PilotSeed = 0xCA11_B8A7E;
    private const int PilotPeople = 3_000;
    private const int LongestPilot = 90;
    private const int Rounds = 9;

    /// <summary>The intercepts for worlds that begin and last like <paramref name="calendar"/>.</summary>
    public static Calibration Solve(Preset preset, Calendar calendar)
    {
        var days = Math.Min(calendar.Days, LongestPilot);
        var pilot = new Calendar(calendar.Start, days, 0, preset.Habits);
        var goal = preset.Target.SessionsPerWeek * days / 7.0 * PilotPeople;
        var people = Pilots(preset);
        var calibration = new Calibration(preset.Target.SessionsPerWeek / 7, -1);
        for (var round = 0; round < Rounds; round++)
        {
            var (visits, converting) = Run(preset, pilot, calibration, people);
            var rate = Math.Clamp((converting + 0.5) / (visits + 1), 1e-6, 1 - 1e-6);
            calibration = new Calibration(
                calibration.VisitRate * Math.Clamp((goal + 1) / (visits + 1), 0.2, 5),
                calibration.Closing + Math.Clamp(1.3 * (ExactMath.Logit(preset.Target.ConversionRate) - ExactMath.Logit(rate)), -2, 2));
        }
        return calibration;
    }

    private static Person[] Pilots(Preset preset)
    {
        var households = new Households(PilotSeed);
        return [.. Enumerable.Range(0, PilotPeople).Select(number => new Person(preset, households, PilotSeed, number))];
    }

    private static (long Visits, long Converting) Run(Preset preset, Calendar calendar, Calibration calibration, Person[] people)
    {
        var life = new Life(preset, calendar, calibration);
        long visits = 0, converting = 0;
        foreach (var person in people)
        {
            life.Live(person, Removal.Nothing);
            (visits, converting) = (visits + life.Tally.Visits, converting + life.Tally.ConvertingVisits);
        }
        return (visits, converting);
    }
}
