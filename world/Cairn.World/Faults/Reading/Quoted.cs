namespace Cairn.World.Faults.Reading;

/// <summary>Makes text of a file fit for a message: without control characters, and cut when it is long.</summary>
internal static class Quoted
{
    /// <summary>More than this of a text says nothing more.</summary>
    public const int MaxLength = 60;

    /// <summary>The text in quotes.</summary>
    public static string Of(string text)
    {
        var shown = string.Concat(text.Take(MaxLength).Select(letter => char.IsControl(letter) ? '?' : letter));
        return text.Length > MaxLength ? $"'{shown}...'" : $"'{shown}'";
    }
}
