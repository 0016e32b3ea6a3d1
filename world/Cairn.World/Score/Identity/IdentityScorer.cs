using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cairn.World.Score.Identity;

/// <summary>Judges the clusters of a report one after another, as they are read.</summary>
internal sealed class IdentityScorer
{
    private readonly IdentifierTable _table;
    private readonly SharedPairs _inCluster;
    private readonly TypePairs _right;
    private readonly TypePairs _claimed;
    private readonly Dictionary<int, long> _groupsInCluster = [];
    private readonly long[] _typesInCluster;
    private readonly long[] _named;
    private readonly SortedDictionary<string, long> _unknown = new(StringComparer.Ordinal);
    private int _cluster;
    private long _knowable;
    private long _size;
    private long _pairs;
    private long _clusters;
    private long _overMerged;
    private long _largest;

    /// <param name="table">The identifiers of the answers.</param>
    public IdentityScorer(IdentifierTable table)
    {
        _table = table;
        _inCluster = new SharedPairs(table.Owners, table.People, table.Types.Count);
        (_right, _claimed) = (new TypePairs(table.Types.Count), new TypePairs(table.Types.Count));
        (_typesInCluster, _named) = (new long[table.Types.Count], new long[table.Types.Count]);
    }

    /// <summary>Begins a cluster.</summary>
    public void Begin() => _cluster++;

    /// <summary>Adds an identifier to the cluster; one that it has already counts once.</summary>
    /// <returns>False when it stands in an earlier cluster.</returns>
    public bool Add(string type, string id)
    {
        ref var entry = ref _table.Find(type, id);
        if (Unsafe.IsNullRef(ref entry))
        {
            // Of endless types only the first are told apart.
            var shown = _unknown.ContainsKey(type) || _unknown.Count < IdentifierTable.MaxTypes ? type : "(other)";
            _unknown[shown] = _unknown.GetValueOrDefault(shown) + 1;
            return true;
        }

        if (entry.Cluster != 0)
            return entry.Cluster == _cluster;
        entry.Cluster = _cluster;
        _pairs += _inCluster.Add(entry.Owner, entry.Type, _right);
        for (var other = 0; other < _typesInCluster.Length; other++)
            _claimed.Add(entry.Type, other, _typesInCluster[other]);
        if (entry.Group != 0)
            _knowable += CollectionsMarshal.GetValueRefOrAddDefault(_groupsInCluster, entry.Group, out _)++;
        _typesInCluster[entry.Type]++;
        _named[entry.Type]++;
        _size++;
        return true;
    }

    /// <summary>Ends the cluster.</summary>
    public void End()
    {
        if (_size > 0)
            _clusters++;
        if (_pairs < _size * (_size - 1) / 2)
            _overMerged++;
        _largest = Math.Max(_largest, _size);
        _inCluster.Clear();
        _groupsInCluster.Clear();
        Array.Clear(_typesInCluster);
        (_size, _pairs) = (0, 0);
    }

    /// <summary>The score of all clusters.</summary>
    /// <exception cref="WorldException">The answers know none of the report's identifiers.</exception>
    public IdentityScore Finish()
    {
        if (_unknown.Count > 0 && _clusters == 0)
        {
            throw new WorldException(
                $"Report and answers have no identifiers in common. The report has the types {string.Join(", ", _unknown.Keys)}; "
                + $"the answers have {string.Join(", ", _table.Types.Keys.Order(StringComparer.Ordinal))}.",
                "Name the types as the answers do, and score the world from which the report was made.");
        }

        var all = new TypePairs(_table.Types.Count);
        _inCluster.IsLast = true;
        var inAnswers = new long[_table.Types.Count];
        var (knowable, groups) = (0L, new Dictionary<int, long>());
        foreach (var entry in _table.Entries)
        {
            if (entry.Group != 0)
                knowable += CollectionsMarshal.GetValueRefOrAddDefault(groups, entry.Group, out _)++;
            _inCluster.Add(entry.Owner, entry.Type, all);
            inAnswers[entry.Type]++;
        }

        var (several, split) = Split();
        return new IdentityScore
        {
            Pairs = new PairScore(_right.All, _claimed.All, all.All),
            Knowable = knowable,
            KnowableFound = _knowable,
            Types =
            [
                .. _table.Types.Keys.Union(_unknown.Keys).Order(StringComparer.Ordinal).Select(name => _table.Types.TryGetValue(name, out var type)
                    ? new TypeScore(name, inAnswers[type], _named[type], _unknown.GetValueOrDefault(name),
                        new PairScore(_right.With(type), _claimed.With(type), all.With(type)))
                    : new TypeScore(name, 0, 0, _unknown[name], new PairScore(0, 0, 0))),
            ],
            People = _table.People,
            InAnswers = _table.Count,
            InReport = _named.Sum(),
            Unknown = _unknown.Values.Sum(),
            Clusters = _clusters,
            OverMerged = _overMerged,
            Largest = _largest,
            WithSeveral = several,
            Split = split,
        };
    }

    /// <summary>
    /// Looks only at what nobody else uses: a shared device can lie in the cluster of one of its users only, and that is no
    /// fault of the report.
    /// </summary>
    private (long Several, long Split) Split()
    {
        const byte one = 1, several = 2, split = 4;
        var first = new int[_table.People];
        var seen = new byte[_table.People];
        foreach (var entry in _table.Entries)
        {
            if (entry.Owner < 0)
                continue;
            ref var state = ref seen[entry.Owner];
            if (state == 0)
            {
                (state, first[entry.Owner]) = (one, entry.Cluster);
                continue;
            }

            // An identifier that the report does not name is alone.
            state |= entry.Cluster == 0 || entry.Cluster != first[entry.Owner] ? (byte)(several | split) : several;
        }

        return (seen.Count(state => (state & several) != 0), seen.Count(state => (state & split) != 0));
    }
}
