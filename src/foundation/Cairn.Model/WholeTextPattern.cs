using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Cairn.Model;

/// <summary>
/// A regular expression that a whole text must match. Run without backtracking, so no pattern can stall the pipeline. Compiled when it is first
/// asked, which takes tens of milliseconds in a process that has compiled none.
/// </summary>
public sealed class WholeTextPattern
{
    /// <summary>A second line of defence beside the linear-time engine; long enough for a machine that stands still for a while.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    private readonly Lazy<Regex> _regex;

    private WholeTextPattern(string text) => (Text, _regex) = (text, new Lazy<Regex>(() => Compile(text)));

    /// <summary>The expression as its author wrote it.</summary>
    public string Text { get; }

    /// <summary>A pattern that is known to be valid.</summary>
    public static WholeTextPattern OfValid(string text) => new(text);

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="pattern">The pattern; null when the expression is not valid.</param>
    /// <returns>What is wrong; empty: nothing.</returns>
    public static string TryRead(string text, out WholeTextPattern? pattern)
    {
        pattern = null;
        try
        {
            var read = new WholeTextPattern(text);
            _ = read._regex.Value;
            pattern = read;
            return "";
        }
        catch (RegexParseException error)
        {
            return $"{error.Error} at character {error.Offset + 1}";
        }
        catch (NotSupportedException)
        {
            return "it needs backtracking";
        }
    }

    /// <summary>Whether the whole text matches.</summary>
    /// <exception cref="RegexMatchTimeoutException">It took longer than <see cref="MaxWait"/>.</exception>
    public bool IsMatch(ReadOnlySpan<char> text) => _regex.Value.IsMatch(text);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static Regex Compile([StringSyntax(StringSyntaxAttribute.Regex)] string text)
    {
        // The expression by itself first: a stray ')' must not close the group that is put around it.
        _ = new Regex(text, RegexOptions.CultureInvariant, MaxWait);
        return new Regex($@"\A(?:{text})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, MaxWait);
    }
}
