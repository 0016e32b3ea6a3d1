namespace Cairn.World.Faults.Reading;

/// <summary>Makes text of a file fit for a message: without control characters, and cut when it is long.</summary>
internal static class Quoted
{
    /// <summary>More than this of a text says nothing more.</summary>
    public const int Longest = 60;

    /// <summary>The text in quotes.</summary>
    public static string Of(string text)
    {
        var shown = string.Concat(text.Take(Longest).Select(letter => char.IsControl(letter) ? '?' : letter));
        return text.Length > Longest ? $"'{shown}...'" : $"'{shown}'";
    }
}
