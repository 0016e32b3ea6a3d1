using Cairn.Reference.Journeys;

namespace Cairn.Reference.Cases;

/// <summary>Questions with every option of a report.</summary>
internal static class RandomQuestion
{
    /// <summary>The property that a report may go by.</summary>
    public const string Topic = "topic";

    /// <summary>The days in which all events of a case lie: the clocks of two of the zones change in them.</summary>
    public static readonly DateOnly FirstDay = new(2026, 3, 27);

    public static ReferenceQuestion Of(SplitMix64 random)
    {
        var zone = random.Pick("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata");
        var from = random.Below(4);
        var by = random.Pick("channel", "channel", "channel", "source", "medium", "campaign", "platform", "event", "event", Topic);
        return new ReferenceQuestion
        {
            By = by,
            WindowMs = random.Pick<long?>(null, null, null, 30 * Ms.Minute, 2 * Ms.Hour, Ms.Day),
            FromMs = random.Percent(25) ? Days.BeginMs(FirstDay.AddDays(from), zone) : null,
            ToMs = random.Percent(25) ? Days.BeginMs(FirstDay.AddDays(from + random.Pick(1, 2, 2, 3)), zone) : null,
            WeighByPlan = random.Percent(40),
            Currency = random.Pick("", "", "", "EUR", "USD", "CHF"),
            Rates = random.Percent(50) ? Rates(random) : [],
            Net = random.Percent(60),
            Bots = random.Percent(25),
            Zone = zone,
            Models = random.Percent(30) ? random.Shuffled(ReferenceQuestion.AllModels) : ReferenceQuestion.AllModels,
            Order = random.Pick(1, 1, 2, 3, 8),
            Position = random.Pick((40.0, 20.0, 40.0), (30.0, 50.0, 20.0), (10.0, 0.0, 90.0)),
            HalfLifeMs = random.Pick(7 * Ms.Day, Ms.Day, Ms.Hour, 30 * Ms.Minute),
            WholeHalfLives = random.Percent(25),
            Direct = random.Pick(null, null, null, "direct", "A", "seen"),
            Collapse = random.Percent(25),
        };
    }

    /// <summary>Some pairs direct, some opposite, some from a later day on, some not at all; never two lines of a pair on one day.</summary>
    private static List<ReferenceRate> Rates(SplitMix64 random)
    {
        string[] codes = ["EUR", "USD", "CHF"];
        var pairs = codes.SelectMany(from => codes.Where(to => to != from).Select(to => (from, to)));
        var lines = new List<ReferenceRate>();
        foreach (var (from, to) in pairs)
            for (var day = -1; day < 6; day++)
                if (random.Percent(day < 0 ? 25 : 12))
                    lines.Add(new ReferenceRate(FirstDay.AddDays(day), from, to, random.Pick(1.1m, 0.92m, 0.5m, 3m, 1.0345m)));
        return random.Shuffled(lines);
    }
}
