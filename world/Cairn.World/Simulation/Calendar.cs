using Cairn.World.Randomness;
using Cairn.World.Scenario;

namespace Cairn.World.Simulation;

/// <summary>The days of a world: how busy each is, and at which hours people come.</summary>
internal sealed class Calendar
{
    /// <summary>Milliseconds of a day.</summary>
    public const long Day = 86_400_000;

    // How visits spread over the local hours of a working day and of a weekend, in thousandths.
    private static readonly double[] Working =
    [
        12, 6, 4, 3, 4, 9, 22, 38, 46, 48, 47, 48, 54, 50, 46, 45, 48, 55, 64, 78, 90, 88, 62, 33,
    ];

    private static readonly double[] Weekend =
    [
        18, 10, 6, 4, 4, 6, 12, 24, 40, 56, 64, 66, 64, 60, 58, 57, 58, 60, 64, 70, 74, 66, 40, 19,
    ];

    private readonly double[] _factors;
    private readonly bool[] _isWeekend;

    /// <param name="start">The first day.</param>
    /// <param name="days">Days of the world.</param>
    /// <param name="futureDays">Days after it that are lived but not told.</param>
    /// <param name="habits">The rhythm of the preset.</param>
    public Calendar(DateOnly start, int days, int futureDays, Habits habits)
    {
        (Start, Days, FutureDays) = (start, days, futureDays);
        StartsAt = new DateTimeOffset(start, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
        _factors = new double[days + futureDays];
        _isWeekend = new bool[_factors.Length];
        for (var day = 0; day < _factors.Length; day++)
        {
            var date = start.AddDays(day);
            _factors[day] = Season(date, habits) * habits.Weekdays[(int)date.DayOfWeek];
            _isWeekend[day] = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        }
    }

    public DateOnly Start { get; }

    public int Days { get; }

    public int FutureDays { get; }

    /// <summary>Midnight of the first day in UTC, Unix milliseconds.</summary>
    public long StartsAt { get; }

    /// <summary>How busy a day is, as a multiple of the usual.</summary>
    public double Factor(int day) => _factors[day];

    /// <summary>A moment of a person's local day at which they are awake, as Unix milliseconds in UTC.</summary>
    public long Moment(int day, Region region, in Draws draws)
    {
        var hour = draws.Choose(0, _isWeekend[day] ? Weekend : Working);
        return At(day, hour + draws.Uniform(1), region);
    }

    /// <summary>An hour of a person's local day as Unix milliseconds in UTC.</summary>
    public long At(int day, double hour, Region region) =>
        StartsAt + day * Day + (long)((hour - region.OffsetHours) * 3_600_000);

    /// <summary>Between the middles of two months the factor moves evenly.</summary>
    private static double Season(DateOnly date, Habits habits)
    {
        var place = (date.Day - 0.5) / DateTime.DaysInMonth(date.Year, date.Month) - 0.5;
        var month = date.Month - 1;
        var other = (month + (place < 0 ? 11 : 1)) % 12;
        var weight = Math.Abs(place);
        return habits.Months[month] * (1 - weight) + habits.Months[other] * weight;
    }
}
