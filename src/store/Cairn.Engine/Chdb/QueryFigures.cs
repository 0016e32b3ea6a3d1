namespace Cairn.Engine.Chdb;

/// <summary>What a statement read, wrote and gave; the numbers of X-ClickHouse-Summary.</summary>
internal readonly record struct QueryFigures(
    ulong ReadRows, ulong ReadBytes, ulong WrittenRows, ulong WrittenBytes, ulong ResultRows, ulong ResultBytes)
{
    public QueryFigures Plus(QueryFigures other) => new(
        ReadRows + other.ReadRows,
        ReadBytes + other.ReadBytes,
        WrittenRows + other.WrittenRows,
        WrittenBytes + other.WrittenBytes,
        ResultRows + other.ResultRows,
        ResultBytes + other.ResultBytes);

    /// <summary>As ClickHouse writes it: numbers as strings.</summary>
    public string ToSummary(TimeSpan elapsed) =>
        $"{{\"read_rows\":\"{ReadRows}\",\"read_bytes\":\"{ReadBytes}\",\"written_rows\":\"{WrittenRows}\"," +
        $"\"written_bytes\":\"{WrittenBytes}\",\"total_rows_to_read\":\"0\",\"result_rows\":\"{ResultRows}\"," +
        $"\"result_bytes\":\"{ResultBytes}\",\"elapsed_ns\":\"{(long)elapsed.TotalNanoseconds}\"}}";
}
