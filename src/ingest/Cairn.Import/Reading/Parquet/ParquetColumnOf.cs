using System.Buffers;
using System.Text;
using System.Text.Json;
using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace Cairn.Import.Reading.Parquet;

/// <summary>A column whose values the library gives as one type.</summary>
/// <param name="name">The column's name.</param>
/// <param name="leaf">The column in the file's schema.</param>
/// <param name="elementLevel">The definition level from which on a list's element exists; 0: the column is no list.</param>
/// <param name="isBare">Whether a value's text is JSON as it is: numbers and truth values.</param>
/// <param name="isNumber">Whether the values are numbers.</param>
/// <param name="format">Writes a value as text.</param>
internal sealed class ParquetColumnOf<T>(
    string name, DataField leaf, int elementLevel, bool isBare, bool isNumber, Func<T, string> format) : ParquetColumn(name, leaf, elementLevel)
    where T : struct
{
    private RawColumnData<T>? _data;

    public override bool IsNumber => isNumber;

    public override void Dispose() => _data?.Dispose();

    protected override RawColumnData LoadData(ParquetRowGroupReader group, CancellationToken ct)
    {
        _data?.Dispose();
        // Files are read in order by one thread that has nothing else to do; the library has no other way to read them.
        return _data = (RawColumnData<T>)group.ReadRawColumnDataBaseAsync(Leaf, ct).AsTask().GetAwaiter().GetResult();
    }

    protected override void WriteValue(int place, IBufferWriter<byte> text) =>
        Encoding.UTF8.GetBytes(format(_data!.Values[place]), text);

    protected override void WriteJson(int place, IBufferWriter<byte> text)
    {
        var value = format(_data!.Values[place]);
        Encoding.UTF8.GetBytes(isBare ? value : $"\"{JsonEncodedText.Encode(value)}\"", text);
    }
}
