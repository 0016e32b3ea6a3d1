using System.Text;
using Cairn.Import.Reading;

namespace Cairn.Import.Tests.Reading;

/// <summary>Reads delimited text in tests.</summary>
internal static class Csv
{
    public static Dialect Dialect(params string[] columns) => new() { Format = LogFormat.Delimited, HasHeader = false, Columns = columns };

    /// <summary>Every record as its fields joined by '|', or as '!code' when it has a fault.</summary>
    public static List<string> Read(byte[] content, Dialect dialect, int maxRecordBytes = 1024 * 1024, int maxBytesAtOnce = int.MaxValue)
    {
        using var reader = new DelimitedReader(new SlowStream(content, maxBytesAtOnce), dialect, maxRecordBytes);
        var record = new Row();
        var records = new List<string>();
        while (reader.Read(record))
            records.Add(record.Fault is { } fault ? "!" + fault.Code : string.Join('|', Fields(record)));
        return records;
    }

    public static List<string> Read(string content, params string[] columns) => Read(Encoding.UTF8.GetBytes(content), Dialect(columns));

    public static IEnumerable<string> Fields(Row record) =>
        Enumerable.Range(0, record.FieldCount).Select(i => Encoding.UTF8.GetString(record.Field(i)));
}
