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
    private const int MinPeople = 3_000;
    private const int MaxPeople = 12_000;
    private const double ConversionsWanted = 1_200;
    private const int MaxPilotDays = 90;
    private const int Rounds = 10;
    private const double CloseEnough = 0.01;
    private const double Near = 0.05;

    /// <summary>The intercepts for worlds that begin and last like <paramref name="calendar"/>.</summary>
    public static Calibration Solve(Preset preset, Calendar calendar)
    {
        var days = Math.Min(calendar.Days, MaxPilotDays);
        var pilot = new Calendar(calendar.Start, days, 0, preset.Habits);
        var visitsEach = preset.Target.SessionsPerWeek * days / 7.0;
        var people = Pilots(preset, (int)Math.Clamp(
            ConversionsWanted / (visitsEach * preset.Target.ConversionRate), MinPeople, MaxPeople));
        var calibration = new Calibration(preset.Target.SessionsPerWeek / 7, -1);
        for (var round = 0; ; round++)
        {
            var (visits, conversions) = Run(preset, pilot, calibration, people);
            var rate = Math.Clamp(conversions / (visits + 1), 1e-6, 1 - 1e-6);
            if (Math.Abs(visits / (visitsEach * people.Length) - 1) < CloseEnough && Math.Abs(rate / preset.Target.ConversionRate - 1) < CloseEnough)
                return calibration;
            if (round == Rounds)
                return AtLeastNear(preset.Target, calibration, visits / visitsEach / people.Length * preset.Target.SessionsPerWeek, rate);
            calibration = new Calibration(
                calibration.VisitRate * Math.Clamp((visitsEach * people.Length + 1) / (visits + 1), 0.2, 5),
                calibration.Closing + Math.Clamp(1.5 * (ExactMath.Logit(preset.Target.ConversionRate) - ExactMath.Logit(rate)), -3, 3));
        }
    }

    /// <summary>Not everything that is asked for can be: people who only look around do not buy, however willing they are.</summary>
    private static Calibration AtLeastNear(Target target, Calibration calibration, double sessions, double rate)
    {
        if (Math.Abs(sessions / target.SessionsPerWeek - 1) <= Near && Math.Abs(rate / target.ConversionRate - 1) <= Near)
            return calibration;
        throw new WorldException(
            $"No such world: with {target.SessionsPerWeek:0.###} sessions a week and a conversion rate of {target.ConversionRate:0.###} asked for,"
            + $" the people of this preset come to {sessions:0.###} and {rate:0.###}.",
            "Ask for what they can reach, with --sessions-per-week and --conversion-rate.");
    }

    private static Person[] Pilots(Preset preset, int count)
    {
        var households = new Households(PilotSeed);
        return [.. Enumerable.Range(0, count).Select(number => new Person(preset, households, PilotSeed, number))];
    }

    private static (long Visits, double Conversions) Run(Preset preset, Calendar calendar, Calibration calibration, Person[] people)
    {
        var life = new Life(preset, calendar, calibration);
        var (visits, conversions) = (0L, 0.0);
        foreach (var person in people)
        {
            life.Live(person, Removal.Nothing);
            (visits, conversions) = (visits + life.LifeTotals.Visits, conversions + life.LifeTotals.Expected);
        }
        return (visits, conversions);
    }
}
