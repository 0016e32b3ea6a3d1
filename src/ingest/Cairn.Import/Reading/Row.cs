using Cairn.Model;
using Cairn.Protocols.Wire;

namespace Cairn.Import.Reading;

/// <summary>
/// One row of a log as its reader found it: the raw bytes and where each field lies in them. It points into the
/// reader's buffer and is valid until the next read; <see cref="CopyFrom"/> makes one that lasts.
/// </summary>
public sealed class Row
{
    private byte[] _data = [];
    private int _start;
    private int _length;
    private byte[] _unescaped = new byte[256];
    private int _unescapedLength;
    private FieldPlace[] _fields = new FieldPlace[32];

    /// <summary>The line of the file on which the row begins, from 1.</summary>
    public long Line { get; internal set; }

    /// <summary>What is wrong with the row as a whole; null when its fields can be used.</summary>
    public RowFault? Fault { get; internal set; }

    /// <summary>Its place among the calls of its request, or among the elements of a list that <c>each</c> reads, from 0; else 0.</summary>
    public int Part { get; internal set; }

    /// <summary>The call that the row is, in a request log; null in others. It is not copied by <see cref="CopyFrom"/>.</summary>
    internal Call? Call { get; set; }

    /// <summary>How many fields it has.</summary>
    public int FieldCount { get; private set; }

    /// <summary>The row's own bytes without its line end.</summary>
    public ReadOnlySpan<byte> Raw => _data.AsSpan(_start, _length);

    /// <summary>The same bytes, to be kept until the next read.</summary>
    internal ReadOnlyMemory<byte> RawMemory => _data.AsMemory(_start, _length);

    /// <summary>A field's text, unquoted and unescaped, as UTF-8; empty when the row has no such field.</summary>
    public ReadOnlySpan<byte> Field(int index)
    {
        if ((uint)index >= (uint)FieldCount)
            return [];
        ref readonly var field = ref _fields[index];
        return (field.IsUnescaped ? _unescaped : _data).AsSpan(field.Start, field.Length);
    }

    /// <summary>Whether the field is JSON already (a number, true, false or a list) and not text.</summary>
    public bool IsJson(int index) => (uint)index < (uint)FieldCount && _fields[index].IsJson;

    internal void Reset(byte[] data, int start, long line)
    {
        (_data, _start, _length, Line, Fault) = (data, start, 0, line, null);
        (FieldCount, _unescapedLength) = (0, 0);
        (Part, Call) = (0, null);
    }

    /// <summary>Becomes the other row without its fields, on the same bytes.</summary>
    internal void ShareFrom(Row other)
    {
        Reset(other._data, other._start, other.Line);
        (_length, Fault) = (other._length, other.Fault);
    }

    /// <summary>Replaces half characters in a row that is JSON, in place: the reader does not come back to its bytes.</summary>
    internal void RepairText() => HalfPairs.Repair(_data.AsSpan(_start, _length));

    internal void SetRawLength(int length) => _length = length;

    internal void Fail(string code, string reason)
    {
        Fault = new RowFault(code, reason);
        FieldCount = 0;
    }

    /// <summary>Adds a field that stands in the data as it is.</summary>
    internal void AddPlain(int start, int length) => Add(new FieldPlace(start, length, false, false));

    /// <summary>The same, counted from the beginning of the raw bytes.</summary>
    internal void AddPlainAtRaw(int start, int length) => AddPlain(_start + start, length);

    /// <summary>Adds a field whose text had to be unescaped.</summary>
    internal void AddUnescaped(ReadOnlySpan<byte> text, bool isJson = false) => Add(Unescaped(text, isJson));

    /// <summary>Makes all fields empty ones, for readers that set them by index.</summary>
    internal void SetEmptyFields(int count)
    {
        if (_fields.Length < count)
            Array.Resize(ref _fields, Math.Max(count, _fields.Length * 2));
        _fields.AsSpan(0, count).Clear();
        FieldCount = count;
    }

    internal void SetUnescaped(int index, ReadOnlySpan<byte> text, bool isJson)
    {
        if (index >= FieldCount)
            Grow(index + 1);
        _fields[index] = Unescaped(text, isJson);
    }

    /// <summary>Takes the raw bytes out of the reader's buffer; only for a row without fields.</summary>
    internal void Keep() => (_data, _start) = (Raw.ToArray(), 0);

    /// <summary>Becomes a copy that lasts.</summary>
    internal void CopyFrom(Row other)
    {
        if (_data.Length < other._length)
            _data = new byte[Math.Max(other._length, 256)];
        other.Raw.CopyTo(_data);
        if (_unescaped.Length < other._unescapedLength)
            _unescaped = new byte[other._unescaped.Length];
        other._unescaped.AsSpan(0, other._unescapedLength).CopyTo(_unescaped);
        SetEmptyFields(other.FieldCount);
        for (var i = 0; i < FieldCount; i++)
        {
            var field = other._fields[i];
            _fields[i] = field.IsUnescaped ? field : field with { Start = field.Start - other._start };
        }
        (_start, _length, _unescapedLength) = (0, other._length, other._unescapedLength);
        (Line, Fault) = (other.Line, other.Fault);
    }

    private FieldPlace Unescaped(ReadOnlySpan<byte> text, bool isJson)
    {
        if (_unescaped.Length - _unescapedLength < text.Length)
            Array.Resize(ref _unescaped, Math.Max(_unescaped.Length * 2, _unescapedLength + text.Length));
        text.CopyTo(_unescaped.AsSpan(_unescapedLength));
        var place = new FieldPlace(_unescapedLength, text.Length, true, isJson);
        _unescapedLength += text.Length;
        return place;
    }

    private void Add(FieldPlace field)
    {
        if (FieldCount == _fields.Length)
            Array.Resize(ref _fields, FieldCount * 2);
        _fields[FieldCount++] = field;
    }

    private void Grow(int count)
    {
        if (_fields.Length < count)
            Array.Resize(ref _fields, Math.Max(count, _fields.Length * 2));
        _fields.AsSpan(FieldCount, count - FieldCount).Clear();
        FieldCount = count;
    }

    private readonly record struct FieldPlace(int Start, int Length, bool IsUnescaped, bool IsJson);
}
