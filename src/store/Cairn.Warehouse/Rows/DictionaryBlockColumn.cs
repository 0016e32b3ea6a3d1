using System.Runtime.InteropServices;

namespace Cairn.Warehouse.Rows;

/// <summary>
/// A LowCardinality(String) column of a block: the texts that its rows have, and which of them each row has. Layout as
/// <c>SerializationLowCardinality.cpp</c> writes it: version, width of the keys with flags, the dictionary, the keys.
/// </summary>
public sealed class DictionaryBlockColumn : BlockColumn
{
    private const ulong SharedDictionaries = 1;
    private const ulong NeedsGlobal = 1 << 8;
    private const int MaxTexts = 1 << 24;

    private readonly List<string> _texts = [];
    private byte[] _raw = [];
    private int[] _keys = [];

    internal DictionaryBlockColumn(string type)
        : base(type)
    {
    }

    /// <summary>The texts of the block, each once.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>For each row the place of its text.</summary>
    public ReadOnlySpan<int> Keys => _keys.AsSpan(0, Count);

    private int Count { get; set; }

    internal override async ValueTask ReadAsync(BlockInput input, int rows, CancellationToken ct)
    {
        var version = await input.UInt64Async(ct);
        var form = await input.UInt64Async(ct);
        if (version != SharedDictionaries || (form & NeedsGlobal) != 0)
            throw new WarehouseException($"{input.Statement}: a dictionary of version {version} and form {form} is not read.");
        var count = await input.CountAsync(MaxTexts, ct);
        _texts.Clear();
        for (var i = 0; i < count; i++)
            _texts.Add(await input.TextAsync(ct));
        if (await input.CountAsync(int.MaxValue, ct) is var keys && keys != rows)
            throw new WarehouseException($"{input.Statement}: {keys} keys for {rows} rows.");

        var width = 1 << (int)(form & 0xFF);
        if (_raw.Length < rows * width)
            _raw = new byte[rows * width];
        if (_keys.Length < rows)
            _keys = new int[rows];
        await input.FillAsync(_raw.AsMemory(0, rows * width), ct);
        Count = rows;
        Widen(width, count, input.Statement);
    }

    private void Widen(int width, int count, string statement)
    {
        var raw = _raw.AsSpan(0, Count * width);
        var keys = _keys.AsSpan(0, Count);
        switch (width)
        {
            case 1:
                for (var i = 0; i < keys.Length; i++)
                    keys[i] = raw[i];
                break;
            case 2:
                var narrow = MemoryMarshal.Cast<byte, ushort>(raw);
                for (var i = 0; i < keys.Length; i++)
                    keys[i] = narrow[i];
                break;
            case 4:
                MemoryMarshal.Cast<byte, int>(raw).CopyTo(keys);
                break;
            default:
                throw new WarehouseException($"{statement}: dictionary keys of {width} bytes are not read.");
        }
        foreach (var key in keys)
            if ((uint)key >= (uint)count)
                throw new WarehouseException($"{statement}: the key {key} is behind the dictionary of {count} texts.");
    }
}
