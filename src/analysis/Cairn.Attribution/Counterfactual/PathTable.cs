using System.Buffers;
using System.Runtime.InteropServices;
using Cairn.Model;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Counterfactual;

/// <summary>
/// Each different path with its outcomes. A path is found by a polynomial hash, from which the hash of the path without any
/// one step follows without reading the path again; a hash that agrees is checked step by step.
/// </summary>
internal sealed class PathTable(int maxSteps = PathTable.DefaultMaxSteps)
{
    /// <summary>Bound on the steps of all different paths together, about 600 MB when it is reached.</summary>
    public const int DefaultMaxSteps = 1 << 26;

    private const ulong Base = 0x9E3779B97F4A7C15;

    private readonly Dictionary<ulong, int> _byHash = [];
    private readonly List<int> _steps = [];
    private readonly List<Entry> _entries = [];

    /// <summary>How many different paths there are.</summary>
    public int Count => _entries.Count;

    /// <summary>The players of a path.</summary>
    public ReadOnlySpan<int> PathOf(int path) =>
        CollectionsMarshal.AsSpan(_steps).Slice(_entries[path].First, _entries[path].Length);

    /// <summary>How a path's journeys ended.</summary>
    public Outcome OutcomeOf(int path) => _entries[path].Outcome;

    /// <summary>Counts one journey with this path.</summary>
    /// <exception cref="UserException">The paths outgrow the bound.</exception>
    public void Add(ReadOnlySpan<int> path, in Journey journey)
    {
        var hash = HashOf(path);
        var index = Find(hash, path, -1);
        if (index < 0)
            index = Insert(hash, path);
        ref var outcome = ref CollectionsMarshal.AsSpan(_entries)[index].Outcome;
        outcome.Conversions += journey.Conversions;
        outcome.Nulls += journey.Nulls;
        outcome.Value += journey.Value;
    }

    /// <summary>The share of the journeys with this path that converted; 0 when there were none.</summary>
    public double Probability(ReadOnlySpan<int> path) => ProbabilityOf(Find(HashOf(path), path, -1));

    /// <summary>Conversion probability of the path minus that without each step, floored at 0.</summary>
    public void Marginals(ReadOnlySpan<int> path, Span<double> marginals)
    {
        var probability = Probability(path);
        var before = ArrayPool<ulong>.Shared.Rent(path.Length);
        before[0] = 0;
        for (var step = 1; step < path.Length; step++)
            before[step] = Append(before[step - 1], path[step - 1]);

        ulong after = 0, power = 1;
        for (var step = path.Length - 1; step >= 0; step--)
        {
            var without = Find((before[step] * power) + after, path, step);
            marginals[step] = Math.Max(0, probability - ProbabilityOf(without));
            after += (ulong)(path[step] + 1) * power;
            power *= Base;
        }

        ArrayPool<ulong>.Shared.Return(before);
    }

    private static ulong Append(ulong hash, int player) => (hash * Base) + (ulong)(player + 1);

    private static ulong HashOf(ReadOnlySpan<int> path)
    {
        ulong hash = 0;
        foreach (var player in path)
            hash = Append(hash, player);
        return hash;
    }

    private double ProbabilityOf(int index)
    {
        if (index < 0)
            return 0;
        var outcome = _entries[index].Outcome;
        return (double)outcome.Conversions / (outcome.Conversions + outcome.Nulls);
    }

    /// <summary>The entry of <paramref name="path"/> without the step at <paramref name="skip"/> (-1: whole), or -1.</summary>
    private int Find(ulong hash, ReadOnlySpan<int> path, int skip)
    {
        for (var index = _byHash.GetValueOrDefault(hash, -1); index >= 0; index = _entries[index].SameHash)
        {
            var found = PathOf(index);
            var same = skip < 0
                ? found.SequenceEqual(path)
                : found.Length == path.Length - 1
                    && found[..skip].SequenceEqual(path[..skip]) && found[skip..].SequenceEqual(path[(skip + 1)..]);
            if (same)
                return index;
        }

        return -1;
    }

    private int Insert(ulong hash, ReadOnlySpan<int> path)
    {
        if (_steps.Count + path.Length > maxSteps)
        {
            throw new UserException(
                $"The counterfactual model keeps each different path, and these have more than {maxSteps:N0} steps.",
                "Leave the model out, or group the players (for example channels instead of campaigns).");
        }

        _entries.Add(new Entry(_steps.Count, path.Length, _byHash.GetValueOrDefault(hash, -1)));
        _steps.AddRange(path);
        _byHash[hash] = _entries.Count - 1;
        return _entries.Count - 1;
    }

    /// <summary>How the journeys of one path ended.</summary>
    internal struct Outcome
    {
        public long Conversions;
        public long Nulls;
        public decimal Value;
    }

    private struct Entry(int first, int length, int sameHash)
    {
        public readonly int First = first;
        public readonly int Length = length;
        public readonly int SameHash = sameHash; // an older entry with the same hash, or -1
        public Outcome Outcome;
    }
}
