namespace Cairn.Reports;

/// <summary>Puts numbers into sentences.</summary>
public static class Words
{
    /// <summary>"1 event", "3 events", "no events".</summary>
    public static string Count(long number, string noun, string? plural = null) =>
        number == 0 ? $"no {plural ?? noun + "s"}" : $"{number:N0} {Noun(number, noun, plural)}";

    /// <summary>The noun alone, for a number that stands elsewhere: "event" for 1, "events" for all others.</summary>
    public static string Noun(long number, string noun, string? plural = null) => number == 1 ? noun : plural ?? noun + "s";
}
