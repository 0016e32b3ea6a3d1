namespace Cairn.Cli.Output;

/// <summary>Puts numbers into sentences.</summary>
internal static class Words
{
    /// <summary>"1 event", "3 events", "no events".</summary>
    public static string Count(long number, string noun, string? plural = null) => number switch
    {
        0 => $"no {plural ?? noun + "s"}",
        1 => $"1 {noun}",
        _ => $"{number:N0} {plural ?? noun + "s"}",
    };
}
