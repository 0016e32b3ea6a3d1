using System.Runtime.CompilerServices;

namespace Cairn.World.Sorting;

/// <summary>A run in memory: the payloads one after the other, and an entry for each that is sorted in their place.</summary>
internal sealed class RunBuffer(int limit)
{
    private const int FirstBytes = 16 * 1024;

    private byte[] _data = new byte[FirstBytes];
    private Entry[] _entries = new Entry[FirstBytes / 64];
    private int _used;

    public int Count { get; private set; }

    /// <summary>What the run occupies, entries included; about what it will occupy in a file.</summary>
    public long Bytes => _used + (long)Count * Unsafe.SizeOf<Entry>();

    public long Key(int index) => _entries[index].Key;

    public ulong Tie(int index) => _entries[index].Tie;

    public ReadOnlySpan<byte> Payload(int index) => _data.AsSpan(_entries[index].Offset, _entries[index].Length);

    /// <summary>Whether the record still fits; a run takes its first record however long that is.</summary>
    public bool TryAdd(long key, ulong tie, ReadOnlySpan<byte> payload)
    {
        if (Count > 0 && Bytes + payload.Length + Unsafe.SizeOf<Entry>() > limit)
            return false;

        if (_data.Length - _used < payload.Length)
            Array.Resize(ref _data, Math.Max(_used + payload.Length, Math.Min(_data.Length * 2, Math.Max(limit, FirstBytes))));
        if (_entries.Length == Count)
            Array.Resize(ref _entries, Count * 2);

        payload.CopyTo(_data.AsSpan(_used));
        _entries[Count++] = new Entry { Key = key, Tie = tie, Offset = _used, Length = payload.Length };
        _used += payload.Length;
        return true;
    }

    public void Sort() => _entries.AsSpan(0, Count).Sort(new Order(_data));

    public void Clear()
    {
        Count = 0;
        _used = 0;
    }

    private struct Entry
    {
        public long Key;
        public ulong Tie;
        public int Offset;
        public int Length;
    }

    /// <summary>By key, then tie. Should a caller break its promise that both are unique, the payloads decide.</summary>
    private readonly struct Order(byte[] data) : IComparer<Entry>
    {
        public int Compare(Entry x, Entry y)
        {
            if (x.Key != y.Key)
                return x.Key < y.Key ? -1 : 1;
            if (x.Tie != y.Tie)
                return x.Tie < y.Tie ? -1 : 1;
            return x.Offset == y.Offset && x.Length == y.Length
                ? 0
                : data.AsSpan(x.Offset, x.Length).SequenceCompareTo(data.AsSpan(y.Offset, y.Length));
        }
    }
}
