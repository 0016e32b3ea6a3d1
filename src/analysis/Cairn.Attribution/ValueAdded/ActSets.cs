using System.Runtime.InteropServices;
using Cairn.Attribution.Markov;
using Cairn.Attribution.Resampling;
using Cairn.Model;

namespace Cairn.Attribution.ValueAdded;

/// <summary>
/// What visits had seen when: the different sets of acts, how often a visit had each and converted afterwards, and how often which act led from one set
/// to the next. Set 0 is that of a visit that has just begun.
/// </summary>
internal sealed class ActSets(int maxSets = ActSets.DefaultMaxSets)
{
    /// <summary>Bound on different sets, about 500 MB when it is reached.</summary>
    public const int DefaultMaxSets = 1 << 21;

    /// <summary>The set of a visit that has just begun.</summary>
    public const int Empty = 0;

    private readonly PairMap _steps = new();
    private readonly List<Step> _known = [];
    private readonly Dictionary<ulong, int> _byHash = new() { [0] = Empty };
    private readonly List<int[]> _members = [[]];
    private readonly List<Count> _counts = [default];
    private readonly List<ulong> _hashes = [0];

    /// <summary>How many different sets there are.</summary>
    public int Sets => _members.Count;

    /// <summary>How an act leads from one set to the next, in order of first appearance.</summary>
    public ReadOnlySpan<Step> Steps => CollectionsMarshal.AsSpan(_known);

    /// <summary>The players of a set, by index.</summary>
    public IReadOnlyList<int> MembersOf(int set) => _members[set];

    /// <summary>How often visits had a set.</summary>
    public Count CountOf(int set) => _counts[set];

    /// <summary>Counts visits that have reached a set.</summary>
    public void Visit(int set, long times, long conversions)
    {
        ref var count = ref CollectionsMarshal.AsSpan(_counts)[set];
        count.Times += times;
        count.Conversions += conversions;
    }

    /// <summary>The step that an act makes, which is counted; -1 where the set has it already.</summary>
    /// <exception cref="UserException">There are more different sets than the bound.</exception>
    public int Take(int set, int player, long times)
    {
        var step = Find(set, player);
        if (step >= 0)
            CollectionsMarshal.AsSpan(_known)[step].Times += times;
        return step;
    }

    /// <summary>The step that an act makes; -1 where the set has it already.</summary>
    public int Find(int set, int player)
    {
        if (Array.BinarySearch(_members[set], player) >= 0)
            return -1;
        var step = _steps.IndexOf(set, player);
        if (step == _known.Count)
            _known.Add(new Step { From = set, To = Join(set, player), Player = player });
        return step;
    }

    private int Join(int set, int player)
    {
        // The order in which the members came does not count.
        var hash = _hashes[set] + KeyedDraws.Mix((ulong)player + 1);
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_byHash, hash, out var exists);
        if (exists)
            return known;
        if (Sets == maxSets)
        {
            throw new UserException(
                $"The value that acts add is told from the different sets of acts that visits have, and there are more than {maxSets:N0}.",
                "Leave value_added out, or group the players (for example events instead of a property).");
        }

        int[] members = [.. _members[set], player];
        Array.Sort(members);
        _members.Add(members);
        _counts.Add(default);
        _hashes.Add(hash);
        return known = Sets - 1;
    }

    /// <summary>How often visits had a set, and how often they converted afterwards.</summary>
    internal struct Count
    {
        public long Times;
        public long Conversions;
    }

    /// <summary>How often an act led from one set to the next.</summary>
    internal struct Step
    {
        public int From;
        public int To;
        public int Player;
        public long Times;
    }
}
