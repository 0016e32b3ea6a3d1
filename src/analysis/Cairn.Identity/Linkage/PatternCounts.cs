using System.Runtime.InteropServices;

namespace Cairn.Identity.Linkage;

/// <summary>How many pairs of records agree in which way. All that is learned of the pairs is learned from these counts, so their number does not matter.</summary>
public sealed class PatternCounts
{
    private readonly Dictionary<Pattern, PatternCount> _counts = [];

    /// <summary>The counts of each pattern.</summary>
    public IReadOnlyDictionary<Pattern, PatternCount> All => _counts;

    /// <summary>Pairs of which nobody knows whether they match.</summary>
    public long Unknown { get; private set; }

    /// <summary>Pairs that are known to match.</summary>
    public long Matches { get; private set; }

    /// <summary>Pairs that are known not to match.</summary>
    public long Differences { get; private set; }

    /// <summary>Counts a pair.</summary>
    /// <param name="pattern">How its records agree.</param>
    /// <param name="isMatch">Whether they are one; null: nobody knows.</param>
    public void Add(Pattern pattern, bool? isMatch)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, pattern, out _);
        switch (isMatch)
        {
            case null:
                count = count with { Unknown = count.Unknown + 1 };
                Unknown++;
                break;
            case true:
                count = count with { Matches = count.Matches + 1 };
                Matches++;
                break;
            default:
                count = count with { Differences = count.Differences + 1 };
                Differences++;
                break;
        }
    }
}
