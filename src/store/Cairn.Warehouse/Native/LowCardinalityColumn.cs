namespace Cairn.Warehouse.Native;

/// <summary>
/// A LowCardinality(String) column: the block's own dictionary, then one key a row. Layout after ClickHouse's
/// SerializationLowCardinality: version 1 (shared dictionaries with additional keys); key width with the flags
/// "has additional keys" and "dictionary must be updated"; the dictionary; the keys.
/// </summary>
internal sealed class LowCardinalityColumn(string name) : NativeColumn(name, "LowCardinality(String)")
{
    private const ulong Version = 1;
    private const ulong HasAdditionalKeys = 1 << 9;
    private const ulong NeedsUpdate = 1 << 10;
    private const ulong Keys8 = 0, Keys16 = 1, Keys32 = 2;

    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly ByteBuffer _dictionary = new();
    private readonly ByteBuffer _narrow = new();
    private int[] _keys = new int[1024];
    private string? _lastText;
    private int _lastKey;

    public override int Bytes => _dictionary.Length + Rows * 4;

    public void Append(string text)
    {
        if (!ReferenceEquals(text, _lastText))
        {
            _lastKey = KeyOf(text);
            _lastText = text;
        }
        if (Rows == _keys.Length)
            Array.Resize(ref _keys, Rows * 2);
        _keys[Rows++] = _lastKey;
    }

    public override void Clear()
    {
        base.Clear();
        _index.Clear();
        _dictionary.Clear();
        _lastText = null;
    }

    public override void Emit(ByteBuffer header, ICollection<ReadOnlyMemory<byte>> pieces)
    {
        var width = _index.Count <= byte.MaxValue + 1 ? Keys8 : _index.Count <= ushort.MaxValue + 1 ? Keys16 : Keys32;
        header.WriteUInt64(Version);
        header.WriteUInt64(width | HasAdditionalKeys | NeedsUpdate);
        header.WriteUInt64((ulong)_index.Count);
        pieces.Add(_dictionary.Written);
        _narrow.Clear();
        _narrow.WriteUInt64((ulong)Rows);
        foreach (var key in _keys.AsSpan(0, Rows))
            WriteKey(width, key);
        pieces.Add(_narrow.Written);
    }

    private int KeyOf(string text)
    {
        if (_index.TryGetValue(text, out var key))
            return key;
        key = _index.Count;
        _index.Add(text, key);
        _dictionary.WriteString(text.AsSpan());
        return key;
    }

    private void WriteKey(ulong width, int key)
    {
        if (width == Keys8)
            _narrow.WriteByte((byte)key);
        else if (width == Keys16)
            _narrow.WriteUInt16((ushort)key);
        else
            _narrow.WriteUInt32((uint)key);
    }
}
