namespace Cairn.Model;

/// <summary>Finds what somebody probably meant.</summary>
public static class NearMiss
{
    private const int MaxWordLength = 100;
    private const int MinBeginningLength = 4;

    /// <summary>The sentence "Did you mean 'x'?", or <paramref name="otherwise"/> when nothing comes close.</summary>
    public static string Ask(string word, IEnumerable<string> candidates, string otherwise) =>
        Of(word, candidates) is { } meant ? $"Did you mean '{meant}'?" : otherwise;

    /// <summary>
    /// The closest candidate within a third of the word's length in edits (two in five), or that begins with the word;
    /// null when there is none.
    /// </summary>
    public static string? Of(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > MaxWordLength)
            return null;

        var key = Fold(word);
        var (best, fewest) = ((string?)null, (key.Length < 5 ? 1 : Math.Max(2, key.Length / 3)) + 1);
        foreach (var candidate in candidates)
        {
            if (candidate.Length > MaxWordLength)
                continue;
            var folded = Fold(candidate);
            var edits = key.Length >= MinBeginningLength && folded.StartsWith(key, StringComparison.Ordinal) ? 1 : Edits(key, folded);
            if (edits < fewest)
                (best, fewest) = (candidate, edits);
        }

        return best;
    }

    /// <summary>Case and separators do not count: product_viewed is Product Viewed.</summary>
    private static string Fold(string word) =>
        string.Concat(word.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    /// <summary>Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours.</summary>
    private static int Edits(string a, string b)
    {
        Span<int> beforeLast = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(replace, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            last.CopyTo(beforeLast);
            row.CopyTo(last);
        }

        return last[b.Length];
    }
}
