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
        var row = new Row();
        var records = new List<string>();
        while (reader.Read(row))
            records.Add(row.Fault is { } fault ? "!" + fault.Code : string.Join('|', Fields(row)));
        return records;
    }

    public static List<string> Read(string content, params string[] columns) => Read(Encoding.UTF8.GetBytes(content), Dialect(columns));

    public static IEnumerable<string> Fields(Row row) =>
        Enumerable.Range(0, row.FieldCount).Select(i => Encoding.UTF8.GetString(row.Field(i)));
}
