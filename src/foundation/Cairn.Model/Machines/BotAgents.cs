using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cairn.Model.Machines;

/// <summary>
/// Tells programs that visit sites by themselves (crawlers, previews, monitors, scanners) by their User-Agent. Safe to use from
/// many threads; remembers what it has decided for a bounded number of agents.
/// </summary>
/// <remarks>The list is that of the project crawler-user-agents (MIT), in <c>crawlers.json</c>; eng/update-crawlers.mjs renews it.</remarks>
public static class BotAgents
{
    private const int MaximumRemembered = 4096;
    private const int MaxAgentLength = 1024;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(1);
    private static readonly SearchValues<char> Operators = SearchValues.Create("[](){}^$.|?*+");
    private static readonly SearchValues<string> Texts;
    private static readonly Regex[] Patterns;
    private static readonly ConcurrentDictionary<string, bool> Remembered = new(StringComparer.Ordinal);

    static BotAgents()
    {
        var (texts, patterns) = (new List<string>(), new List<Regex>());
        foreach (var pattern in Listed())
            if (TextOf(pattern) is { } text)
                texts.Add(text);
            else
                patterns.Add(new Regex(pattern, RegexOptions.CultureInvariant, MaxWait));
        (Texts, Patterns) = (SearchValues.Create([.. texts], StringComparison.Ordinal), [.. patterns]);
    }

    /// <summary>How many patterns are listed.</summary>
    public static int Count => Listed().Count;

    /// <summary>Whether an agent is listed.</summary>
    /// <param name="agent">The header User-Agent, or what a client says of the visitor's; empty: nothing is known.</param>
    public static bool Contains(string agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        if (agent.Length == 0)
            return false;
        if (Remembered.TryGetValue(agent, out var known))
            return known;
        var isListed = Find(agent.AsSpan(0, Math.Min(agent.Length, MaxAgentLength)));
        // Agents repeat; where they do not, starting over is as good as any choice.
        if (Remembered.Count >= MaximumRemembered)
            Remembered.Clear();
        Remembered[agent] = isListed;
        return isListed;
    }

    private static bool Find(ReadOnlySpan<char> agent)
    {
        if (agent.ContainsAny(Texts))
            return true;
        foreach (var pattern in Patterns)
            if (pattern.IsMatch(agent))
                return true;
        return false;
    }

    /// <summary>The text that a pattern stands for when it is nothing but a text; null when it is more.</summary>
    private static string? TextOf(string pattern)
    {
        var text = new StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            var isEscaped = pattern[i] == '\\' && ++i < pattern.Length;
            if (isEscaped ? char.IsAsciiLetterOrDigit(pattern[i]) : i == pattern.Length || Operators.Contains(pattern[i]))
                return null;
            text.Append(pattern[i]);
        }
        return text.ToString();
    }

    private static List<string> Listed()
    {
        using var stream = typeof(BotAgents).Assembly.GetManifestResourceStream(typeof(BotAgents), "crawlers.json")
            ?? throw new InvalidOperationException("the list of crawlers is not embedded");
        using var json = JsonDocument.Parse(stream);
        return [.. json.RootElement.GetProperty("patterns").EnumerateArray().Select(pattern => pattern.GetString()!)];
    }
}
