namespace Cairn.Pipeline.Deduplication;

/// <summary>The days that are remembered: the newest that was seen and some before it. Each has a code from 1 to 31.</summary>
/// <param name="days">How many days before the newest are remembered, at most 30.</param>
internal sealed class DayWindow(int days)
{
    private const int Codes = MessageIndexOptions.MaxWindowDays + 1;

    /// <summary>The newest day; -1 before the first.</summary>
    public int Newest { get; private set; } = -1;

    /// <summary>The first day of the window; nothing older is remembered.</summary>
    public int Oldest => Math.Max(0, Newest - days);

    /// <summary>Moves the window on.</summary>
    /// <returns>The codes that are in the window still, as bits. No other may be left anywhere, as they are given anew.</returns>
    public uint Advance(int day)
    {
        uint kept = 0;
        for (var old = Math.Max(Oldest, day - days); old <= Newest; old++)
            kept |= 1u << Code(old);
        Newest = day;
        return kept;
    }

    /// <summary>The code of a day of the window.</summary>
    public static int Code(int day) => (day % Codes) + 1;

    /// <summary>The day of the window that has a code.</summary>
    public int Day(int code) => Newest - ((Code(Newest) - code + Codes) % Codes);
}
