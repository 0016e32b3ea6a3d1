using System.Numerics;

namespace Cairn.Attribution.Markov;

/// <summary>
/// A hash table from a pair of numbers to the index under which it was first seen: 0, 1, 2 ... Open addressing with linear
/// probing, at most half full, so that the one look-up per touch stays within a cache line or two.
/// </summary>
internal sealed class PairMap
{
    private ulong[] _keys = new ulong[256];
    private int[] _indexes = new int[256]; // index + 1; 0 marks an empty slot
    private int _shift = 64 - 8;

    /// <summary>How many pairs there are.</summary>
    public int Count { get; private set; }

    /// <summary>The index of a pair, which is added when it is new: then the index equals the count before the call.</summary>
    public int IndexOf(int first, int second)
    {
        var key = ((ulong)(uint)first << 32) | (uint)second;
        var slot = Slot(key);
        if (_indexes[slot] != 0)
            return _indexes[slot] - 1;
        if (Count * 2 >= _keys.Length)
        {
            Grow();
            slot = Slot(key);
        }

        _keys[slot] = key;
        _indexes[slot] = ++Count;
        return Count - 1;
    }

    // Fibonacci hashing: the high bits of the product depend on every bit of the key.
    private int Slot(ulong key)
    {
        var slot = (int)((key * 0x9E3779B97F4A7C15UL) >> _shift);
        while (_indexes[slot] != 0 && _keys[slot] != key)
            slot = (slot + 1) & (_keys.Length - 1);
        return slot;
    }

    private void Grow()
    {
        var (keys, indexes) = (_keys, _indexes);
        _keys = new ulong[keys.Length * 2];
        _indexes = new int[_keys.Length];
        _shift = 64 - BitOperations.Log2((uint)_keys.Length);
        for (var old = 0; old < keys.Length; old++)
        {
            if (indexes[old] == 0)
                continue;
            var slot = Slot(keys[old]);
            _keys[slot] = keys[old];
            _indexes[slot] = indexes[old];
        }
    }
}
