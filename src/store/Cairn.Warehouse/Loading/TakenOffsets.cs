using System.Collections;

namespace Cairn.Warehouse.Loading;

/// <summary>Which records of a stretch of a log the warehouse holds.</summary>
public sealed class TakenOffsets
{
    private readonly ulong _from;
    private readonly BitArray _bits;

    internal TakenOffsets(ulong from, int length)
    {
        _from = from;
        _bits = new BitArray(length);
    }

    /// <summary>Nothing is stored.</summary>
    public static TakenOffsets None { get; } = new(0, 0);

    /// <summary>How many are stored.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a record is stored.</summary>
    public bool Contains(ulong offset) => Count > 0 && offset >= _from && offset - _from < (ulong)_bits.Length && _bits[(int)(offset - _from)];

    /// <summary>Notes that a record is stored.</summary>
    /// <returns>False when that was known: the warehouse holds it twice.</returns>
    internal bool Add(ulong offset)
    {
        var index = (int)(offset - _from);
        if (_bits[index])
            return false;
        _bits[index] = true;
        Count++;
        return true;
    }
}
