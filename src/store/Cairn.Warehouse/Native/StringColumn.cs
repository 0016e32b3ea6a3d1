namespace Cairn.Warehouse.Native;

/// <summary>A String column: each value is its length and its bytes.</summary>
internal sealed class StringColumn(string name) : NativeColumn(name, "String")
{
    private readonly ByteBuffer _data = new();

    public override int Bytes => _data.Length;

    public void Append(string text)
    {
        _data.WriteString(text.AsSpan());
        Rows++;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _data.WriteString(bytes);
        Rows++;
    }

    /// <summary>A value that is encoded already, its length before it.</summary>
    public void AppendEncoded(ReadOnlySpan<byte> value)
    {
        _data.Write(value);
        Rows++;
    }

    public override void Clear()
    {
        base.Clear();
        _data.Clear();
    }

    public override void Emit(ByteBuffer header, ICollection<ReadOnlyMemory<byte>> pieces) => pieces.Add(_data.Written);
}
