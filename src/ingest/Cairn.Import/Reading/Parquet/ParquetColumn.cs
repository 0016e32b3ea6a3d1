using System.Buffers;
using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace Cairn.Import.Reading.Parquet;

/// <summary>One column of a Parquet file, a row group at a time: every row's value as text. Not thread-safe.</summary>
/// <param name="name">The column's name; that of a member of a list's elements is a path such as <c>products[].price</c>.</param>
/// <param name="leaf">The column in the file's schema.</param>
/// <param name="elementLevel">The definition level from which on a list's element exists; 0: the column is no list.</param>
internal abstract class ParquetColumn(string name, DataField leaf, int elementLevel) : IDisposable
{
    private int[] _definitions = [], _repetitions = [];
    private int _level, _value;

    public string Name => name;

    /// <summary>Whether its values are numbers, whose text then has a point before the decimals.</summary>
    public abstract bool IsNumber { get; }

    protected DataField Leaf => leaf;

    /// <summary>Takes the column's values of a row group into memory.</summary>
    public void Load(ParquetRowGroupReader group, CancellationToken ct)
    {
        var data = LoadData(group, ct);
        _definitions = leaf.MaxDefinitionLevel > 0 ? data.DefinitionLevels.ToArray() : [];
        _repetitions = leaf.MaxRepetitionLevel > 0 ? data.RepetitionLevels.ToArray() : [];
        (_level, _value) = (0, 0);
    }

    /// <summary>Writes the next row's value as text; nothing where the row has none.</summary>
    /// <returns>Whether it has one.</returns>
    public bool WriteNext(IBufferWriter<byte> text) => elementLevel == 0 ? WriteScalar(text) : WriteList(text);

    public abstract void Dispose();

    protected abstract RawColumnData LoadData(ParquetRowGroupReader group, CancellationToken ct);

    /// <summary>Writes the value at a place among those that are there.</summary>
    protected abstract void WriteValue(int place, IBufferWriter<byte> text);

    /// <summary>The same as JSON.</summary>
    protected abstract void WriteJson(int place, IBufferWriter<byte> text);

    private bool WriteScalar(IBufferWriter<byte> text)
    {
        if (_definitions.Length > 0 && _definitions[_level++] < leaf.MaxDefinitionLevel)
            return false;
        WriteValue(_value++, text);
        return true;
    }

    private bool WriteList(IBufferWriter<byte> text)
    {
        var isThere = false;
        do
        {
            var level = _definitions[_level++];
            if (level < elementLevel)
                continue;
            text.Write(isThere ? ","u8 : "["u8);
            isThere = true;
            if (level < leaf.MaxDefinitionLevel)
                text.Write("null"u8);
            else
                WriteJson(_value++, text);
        }
        while (_level < _repetitions.Length && _repetitions[_level] > 0);
        if (isThere)
            text.Write("]"u8);
        return isThere;
    }
}
