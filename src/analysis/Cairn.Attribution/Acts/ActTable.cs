using System.Numerics;
using Cairn.Attribution.Trails;
using Cairn.Identity.Identifiers;

namespace Cairn.Attribution.Acts;

/// <summary>The acts of a stretch of keys, which it puts together by key. Used again from stretch to stretch.</summary>
/// <remarks>Memory: about 130 bytes an act, of the largest stretch.</remarks>
internal sealed class ActTable
{
    private const int Few = 48;
    private const int BinBits = 16;

    /// <summary>From how many acts on it pays to go through all bins.</summary>
    private const int MinBinned = 8_192;

    private readonly int[] _bins = new int[(1 << BinBits) + 1];
    private Act[] _acts = new Act[1024];
    private ulong[] _keys = new ulong[1024];
    private int[] _order = [];

    /// <summary>How many acts it holds.</summary>
    public int Count { get; private set; }

    /// <summary>Takes an act.</summary>
    /// <param name="key">By what acts are put together.</param>
    /// <param name="act">The act.</param>
    public void Add(ulong key, in Act act)
    {
        if (Count == _acts.Length)
        {
            Array.Resize(ref _acts, Count * 2);
            Array.Resize(ref _keys, Count * 2);
        }
        _keys[Count] = key;
        _acts[Count++] = act;
    }

    /// <summary>Makes room for acts that are written at its end and then told by <see cref="Extend"/>.</summary>
    public Span<Act> Room(int acts)
    {
        if (Count + acts > _acts.Length)
        {
            var size = (int)BitOperations.RoundUpToPowerOf2((uint)(Count + acts));
            Array.Resize(ref _acts, size);
            Array.Resize(ref _keys, size);
        }
        return _acts.AsSpan(Count, acts);
    }

    /// <summary>Takes in what was written into its room, put together by person.</summary>
    public void Extend(int acts)
    {
        for (var end = Count + acts; Count < end; Count++)
            _keys[Count] = _acts[Count].Person;
    }

    /// <summary>Empties it.</summary>
    public void Clear() => Count = 0;

    /// <summary>The key that more than half of the acts have; null where none has.</summary>
    /// <remarks>Boyer and Moore's majority vote, then a count.</remarks>
    public ulong? MajorityKey()
    {
        var (candidate, votes) = (0UL, 0);
        for (var i = 0; i < Count; i++)
        {
            if (votes == 0)
                candidate = _keys[i];
            votes += _keys[i] == candidate ? 1 : -1;
        }
        return _keys.AsSpan(0, Count).Count(candidate) > Count / 2 ? candidate : null;
    }

    /// <summary>The time of the act in the middle.</summary>
    public long MedianTime()
    {
        var times = new long[Count];
        for (var i = 0; i < Count; i++)
            times[i] = _acts[i].At;
        Array.Sort(times);
        return times[Count / 2];
    }

    /// <summary>Puts the acts in order of their keys, those of one key as they came.</summary>
    /// <param name="range">In which all keys lie.</param>
    public void Sort(KeyRange range)
    {
        if (_order.Length < Count)
            _order = new int[_acts.Length];
        if (Count < MinBinned)
        {
            SortFew();
            return;
        }
        var shift = Math.Max(0, 64 - BitOperations.LeadingZeroCount(range.Last - range.First) - BinBits);
        Array.Clear(_bins);
        for (var i = 0; i < Count; i++)
            _bins[(int)((_keys[i] - range.First) >> shift) + 1]++;
        for (var i = 1; i < _bins.Length; i++)
            _bins[i] += _bins[i - 1];
        for (var i = 0; i < Count; i++)
            _order[_bins[(int)((_keys[i] - range.First) >> shift)]++] = i;
        for (int bin = 0, from = 0; bin < _bins.Length - 1; bin++)
        {
            SortBin(_order.AsSpan(from, _bins[bin] - from));
            from = _bins[bin];
        }
    }

    private void SortFew()
    {
        for (var i = 0; i < Count; i++)
            _order[i] = i;
        SortBin(_order.AsSpan(0, Count));
    }

    /// <summary>The key of the next group of a sorted table, and where the group ends; its acts are put in order of time.</summary>
    public (ulong Key, int End) Group(int start)
    {
        var key = _keys[_order[start]];
        var end = start + 1;
        while (end < Count && _keys[_order[end]] == key)
            end++;
        SortByTime(_order.AsSpan(start, end - start));
        return (key, end);
    }

    /// <summary>An act by its place in the order.</summary>
    public ref Act this[int place] => ref _acts[_order[place]];

    /// <summary>Rows of one part of the warehouse come in order of time: mostly a few runs are to be put together.</summary>
    private void SortByTime(Span<int> group)
    {
        if (group.Length > Few)
        {
            group.Sort((a, b) => (_acts[a].At, a).CompareTo((_acts[b].At, b)));
            return;
        }
        for (var i = 1; i < group.Length; i++)
        {
            var (moving, place) = (group[i], i);
            var at = _acts[moving].At;
            for (; place > 0 && _acts[group[place - 1]].At > at; place--)
                group[place] = group[place - 1];
            group[place] = moving;
        }
    }

    /// <summary>Sorts a few places by key; a bin with many has few different keys.</summary>
    private void SortBin(Span<int> bin)
    {
        if (bin.Length > Few)
        {
            bin.Sort((a, b) => (_keys[a], a).CompareTo((_keys[b], b)));
            return;
        }
        for (var i = 1; i < bin.Length; i++)
        {
            var (moving, place) = (bin[i], i);
            var key = _keys[moving];
            for (; place > 0 && _keys[bin[place - 1]] > key; place--)
                bin[place] = bin[place - 1];
            bin[place] = moving;
        }
    }
}
