namespace Cairn.World.Faults.Reading;

/// <summary>Finds the name that somebody meant.</summary>
public static class Nearest
{
    /// <summary>
    /// The name with the fewest letters to change (Levenshtein's distance, case aside), the first of equals; null when there is
    /// none.
    /// </summary>
    public static string? Of(string text, IEnumerable<string> names)
    {
        var wanted = (text.Length > Quoted.MaxLength ? text[..Quoted.MaxLength] : text).ToUpperInvariant();
        return names.MinBy(name => Distance(wanted, name.ToUpperInvariant()));
    }

    private static int Distance(string one, string other)
    {
        var above = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = above[0];
            above[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = above[j];
                above[j] = Math.Min(changed, Math.Min(above[j], above[j - 1]) + 1);
            }
        }

        return above[^1];
    }
}
