using Spectre.Console;

namespace Cairn.CommandLine;

/// <summary>Text from the outside on a terminal: what a sender put into a name must not steer the terminal of whoever reads it.</summary>
internal static class PlainText
{
    private const char Stand = '\uFFFD';

    /// <summary>The text without control characters, C1 and bidirectional ones included.</summary>
    public static string Of(string text) => text.Any(IsControl) ? new string([.. text.Select(static letter => IsControl(letter) ? Stand : letter)]) : text;

    /// <summary>The same, for markup.</summary>
    public static string Markup(string text) => Spectre.Console.Markup.Escape(Of(text));

    private static bool IsControl(char letter) =>
        char.IsControl(letter) || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';
}
