namespace Cairn.Plan.Checking;

/// <summary>Puts senders' texts into messages.</summary>
internal static class Texts
{
    private const int MaxLength = 60;

    /// <summary>The text without control characters, cut to a length that fits a line.</summary>
    public static string Shorten(string text)
    {
        var cut = text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, MaxLength), "...");
        return cut.Any(char.IsControl) ? string.Concat(cut.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : cut;
    }
}
