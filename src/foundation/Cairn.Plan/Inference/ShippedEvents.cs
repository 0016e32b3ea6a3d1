using System.Text;

namespace Cairn.Plan.Inference;

/// <summary>Finds the event of a plan that ships which a name resembles.</summary>
internal sealed class ShippedEvents
{
    private static readonly string[] Files = ["shop.yaml", "fintech.yaml"];
    private static readonly string[] Endings = ["ing", "ed", "s", "e"];

    /// <summary>Below this share of common words two names do not resemble each other.</summary>
    private const double MinLikeness = 0.6;

    private readonly List<(HashSet<string> Words, PlannedEvent Planned)> _names = [];

    public ShippedEvents(IEnumerable<TrackingPlan> plans)
    {
        Plans = [.. plans];
        foreach (var plan in Plans)
            foreach (var planned in plan.Events.Values)
                foreach (var name in planned.Aliases.Prepend(planned.Name))
                    _names.Add((WordsOf(name), planned));
    }

    /// <summary>The plans.</summary>
    public IReadOnlyList<TrackingPlan> Plans { get; }

    /// <summary>The plans that ship with the program.</summary>
    public static ShippedEvents Load() => new(Files.Select(static name =>
    {
        using var stream = typeof(ShippedEvents).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the plan {name} is not embedded");
        using var reader = new StreamReader(stream);
        return PlanFile.Parse(reader.ReadToEnd(), name).Plan ?? throw new InvalidOperationException($"the plan {name} has mistakes");
    }));

    /// <summary>The event that a name resembles most, and whether it is the same but for its spelling; null when there is none.</summary>
    public (PlannedEvent Planned, bool IsSame)? Find(string name)
    {
        var words = WordsOf(name);
        if (words.Count == 0)
            return null;
        (PlannedEvent Planned, double Likeness)? best = null;
        foreach (var (others, planned) in _names)
        {
            var common = words.Count(others.Contains);
            var likeness = (double)common / (words.Count + others.Count - common);
            if (likeness >= MinLikeness && (best is null || likeness > best.Value.Likeness))
                best = (planned, likeness);
        }
        return best is { } found ? (found.Planned, found.Likeness == 1) : null;
    }

    /// <summary>The stems of a name's words, whatever stands between them: productView, product_viewed and Product Viewed have the same.</summary>
    private static HashSet<string> WordsOf(string name)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var word = new StringBuilder();
        for (var i = 0; i <= name.Length; i++)
        {
            var isEnd = i == name.Length || !char.IsLetterOrDigit(name[i]);
            var isHump = !isEnd && word.Length > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            if ((isEnd || isHump) && word.Length > 0)
            {
                words.Add(StemOf(word.ToString()));
                word.Clear();
            }
            if (!isEnd)
                word.Append(char.ToLowerInvariant(name[i]));
        }
        return words;
    }

    private static string StemOf(string word)
    {
        foreach (var ending in Endings)
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        return word;
    }
}
