using Cairn.World.Scenario;

namespace Cairn.World.Making;

/// <summary>Compares a request with its bounds.</summary>
internal static class RequestCheck
{
    private const double MaxSessionsPerWeek = 10;
    private const int MaxFutureDays = 3_650;
    private const int MaxThreads = 256;

    /// <exception cref="WorldException">A number is out of its range.</exception>
    public static void Check(WorldRequest request, Target target)
    {
        Within(request.People, 1, WorldRequest.MaxPeople, "people");
        Within(request.Days, 1, WorldRequest.MaxDays, "days");
        Within(request.FutureDays, 0, MaxFutureDays, "future days");
        Within(request.Threads, 1, MaxThreads, "threads");
        Within(target.SessionsPerWeek, 0.01, MaxSessionsPerWeek, "sessions a week");
        Within(target.ConversionRate, 0.0005, 0.5, "conversion rate");
    }

    private static void Within(double value, double least, double most, string what)
    {
        if (value >= least && value <= most)
            return;
        throw new WorldException($"A world cannot have {value} as its {what}.", $"Choose a number from {least:#,0.####} to {most:#,0.####}.");
    }
}
