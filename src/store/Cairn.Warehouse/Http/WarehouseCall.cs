using System.Text;
using Cairn.Data;

namespace Cairn.Warehouse.Http;

/// <summary>One request to the warehouse: the statement and everything that goes into the URL beside it.</summary>
internal sealed record WarehouseCall(SqlText Sql, QueryParameters? Parameters, string? Database)
{
    /// <summary>ClickHouse's own bound (http_max_uri_size).</summary>
    private const int MaxUriLength = 1_048_576;

    // Said with every call, because a server's defaults differ between versions (async_insert is on since 26.2).
    private static readonly KeyValuePair<string, string>[] OwnSettings =
    [
        new("async_insert", "0"),
        new("insert_deduplicate", "0"),
        new("http_write_exception_in_output_format", "0"),
        new("session_timezone", "UTC"),
    ];

    public string QueryId { get; } = Guid.NewGuid().ToString();

    public string? Format { get; init; }

    public bool WaitForEnd { get; init; }

    public bool ReadOnly { get; init; }

    /// <summary>The request's address; the statement stands in it where the body is data.</summary>
    public Uri Uri(Uri baseAddress, bool withStatement)
    {
        var query = new StringBuilder("?query_id=").Append(QueryId);
        if (Database is not null) Append(query, "database", Database);
        if (Format is not null) Append(query, "default_format", Format);
        if (WaitForEnd) Append(query, "wait_end_of_query", "1");
        foreach (var (name, value) in OwnSettings) Append(query, name, value);
        foreach (var (name, value) in Parameters ?? []) Append(query, "param_" + name, value);
        // 2: reads only, but settings may be said; it comes last because it locks itself.
        if (ReadOnly) Append(query, "readonly", "2");
        if (withStatement) Append(query, "query", Sql.Text);
        return query.Length <= MaxUriLength
            ? new Uri(baseAddress, query.ToString())
            : throw new WarehouseException($"{Sql}: the parameters take {query.Length:N0} bytes, {MaxUriLength:N0} are the bound.");
    }

    private static void Append(StringBuilder query, string name, string value) =>
        query.Append('&').Append(name).Append('=').Append(System.Uri.EscapeDataString(value));
}
