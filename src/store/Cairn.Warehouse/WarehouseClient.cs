using System.Runtime.CompilerServices;
using Cairn.Data;
using Cairn.Warehouse.Http;
using Cairn.Warehouse.Rows;

namespace Cairn.Warehouse;

/// <summary>
/// Runs statements in a warehouse over ClickHouse's HTTP interface: the embedded engine and a ClickHouse server alike.
/// Safe to use from many threads at once; every call is one HTTP request.
/// </summary>
/// <remarks>
/// Each failure is a <see cref="WarehouseException"/>, also one that the warehouse reports after its first rows and a
/// connection that breaks in the middle. Nothing is sent again by itself: a caller that retries an INSERT has to look
/// into the sink first.
/// </remarks>
public sealed class WarehouseClient : IDisposable
{
    private readonly WarehouseHttp _http;

    /// <summary>Makes a client; no connection is opened yet.</summary>
    /// <param name="endpoint">Where the warehouse is.</param>
    /// <param name="database">Database in which unqualified table names are looked up.</param>
    public WarehouseClient(WarehouseEndpoint endpoint, string database = "cairn")
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentException.ThrowIfNullOrEmpty(database);
        Endpoint = endpoint;
        Database = database;
        _http = new WarehouseHttp(endpoint);
    }

    /// <summary>Where the warehouse is.</summary>
    public WarehouseEndpoint Endpoint { get; }

    /// <summary>Database in which unqualified table names are looked up.</summary>
    public string Database { get; }

    /// <summary>Asks the warehouse whether it is there.</summary>
    /// <exception cref="WarehouseException">It is not.</exception>
    public Task PingAsync(CancellationToken ct) => _http.PingAsync(ct);

    /// <summary>Runs a statement that returns no rows (DDL, ALTER, INSERT SELECT) and waits until it has ended.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="parameters">Values of its places.</param>
    /// <param name="progress">Told about every quarter of a second how far the statement has come.</param>
    /// <param name="ct">Stops the statement in the warehouse too.</param>
    public async Task ExecuteAsync(
        SqlText sql,
        QueryParameters? parameters = null,
        IProgress<QueryProgress>? progress = null,
        CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var call = new WarehouseCall(sql, parameters, Database) { WaitForEnd = true };
        await using var watch = ProgressWatch.Start(this, call.QueryId, progress);
        await _http.ExecuteAsync(call, ct);
    }

    /// <summary>Runs a statement that returns no rows and waits until it has ended.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="parameters">Values of its places.</param>
    /// <param name="ct">Stops the statement in the warehouse too.</param>
    public Task ExecuteAsync(SqlText sql, QueryParameters? parameters, CancellationToken ct) =>
        ExecuteAsync(sql, parameters, progress: null, ct);

    /// <summary>
    /// Streams rows into records: the constructor's parameters are matched by name with the columns
    /// (<c>log_id</c> fills <c>LogId</c>). A scalar <typeparamref name="T"/> takes the only column.
    /// </summary>
    /// <exception cref="WarehouseException">The statement failed, or columns and record do not fit each other.</exception>
    public async IAsyncEnumerable<T> QueryAsync<T>(
        SqlText sql,
        QueryParameters? parameters = null,
        [EnumeratorCancellation] CancellationToken ct = default)
    {
        await using var rows = await OpenAsync(sql, parameters, ct: ct);
        var mapper = RowMapper<T>.For(rows);
        while (await rows.ReadAsync(ct)) yield return mapper.Read(rows);
    }

    /// <summary>Reads exactly one row.</summary>
    /// <exception cref="WarehouseException">The statement failed or gave none or more than one row.</exception>
    public async Task<T> QuerySingleAsync<T>(SqlText sql, QueryParameters? parameters = null, CancellationToken ct = default)
    {
        await using var rows = await OpenAsync(sql, parameters, ct: ct);
        var mapper = RowMapper<T>.For(rows);
        if (!await rows.ReadAsync(ct)) throw new WarehouseException($"{sql}: one row was expected, none came.");
        var value = mapper.Read(rows);
        return await rows.ReadAsync(ct)
            ? throw new WarehouseException($"{sql}: one row was expected, more came.")
            : value;
    }

    /// <summary>Opens a forward-only reader for millions of rows; the caller disposes it, which also stops the query.</summary>
    /// <param name="sql">A statement that returns rows.</param>
    /// <param name="parameters">Values of its places.</param>
    /// <param name="progress">Told about every quarter of a second how far the query has come.</param>
    /// <param name="ct">Stops the query while it is being opened.</param>
    public async Task<RowStream> OpenAsync(
        SqlText sql,
        QueryParameters? parameters = null,
        IProgress<QueryProgress>? progress = null,
        CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var call = new WarehouseCall(sql, parameters, Database) { Format = RowStream.Format };
        var watch = ProgressWatch.Start(this, call.QueryId, progress);
        try
        {
            var response = await _http.OpenAsync(call, ct);
            return await RowStream.OpenAsync(sql.Name, response, watch, ct);
        }
        catch
        {
            await watch.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a forward-only reader.</summary>
    /// <param name="sql">A statement that returns rows.</param>
    /// <param name="parameters">Values of its places.</param>
    /// <param name="ct">Stops the query while it is being opened.</param>
    public Task<RowStream> OpenAsync(SqlText sql, QueryParameters? parameters, CancellationToken ct) =>
        OpenAsync(sql, parameters, progress: null, ct);

    /// <summary>Opens a forward-only reader of columns, for many millions of rows; the caller disposes it, which also stops the query.</summary>
    /// <param name="sql">A statement whose columns are numbers, times, decimals or LowCardinality(String).</param>
    /// <param name="parameters">Values of its places.</param>
    /// <param name="ct">Stops the query while it is being opened.</param>
    public async Task<BlockStream> OpenBlocksAsync(SqlText sql, QueryParameters? parameters, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var call = new WarehouseCall(sql, parameters, Database) { Format = BlockStream.Format };
        return new BlockStream(sql.Name, await _http.OpenAsync(call, ct));
    }

    /// <summary>Runs a statement and gives its output as it comes, in the format that the statement or the caller names.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="format">ClickHouse output format; the statement's own FORMAT wins.</param>
    /// <param name="parameters">Values of its places.</param>
    /// <param name="readOnly">Whether the warehouse must reject to change anything.</param>
    /// <param name="ct">Stops the statement.</param>
    public async Task<Stream> OpenRawAsync(
        SqlText sql,
        string format,
        QueryParameters? parameters = null,
        bool readOnly = true,
        CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(sql);
        return await _http.OpenAsync(new WarehouseCall(sql, parameters, Database) { Format = format, ReadOnly = readOnly }, ct);
    }

    /// <summary>Streams data into a table; the data is never held in memory as a whole.</summary>
    /// <param name="insert"><c>INSERT INTO table (columns) FORMAT name</c> without data.</param>
    /// <param name="writeBody">Writes the data in that format; its own exceptions abort the insert and come out unchanged.</param>
    /// <param name="parameters">Values of the statement's places.</param>
    /// <param name="ct">Aborts the insert; what was sent may or may not be stored.</param>
    public async Task<InsertSummary> InsertAsync(
        SqlText insert,
        Func<Stream, CancellationToken, Task> writeBody,
        QueryParameters? parameters = null,
        CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(insert);
        ArgumentNullException.ThrowIfNull(writeBody);
        return await _http.InsertAsync(new WarehouseCall(insert, parameters, Database) { WaitForEnd = true }, writeBody, ct);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _http.Dispose();

    /// <summary>Runs a statement outside any database of ours: the one that creates it.</summary>
    internal Task ExecuteOutsideDatabaseAsync(SqlText sql, QueryParameters? parameters, CancellationToken ct) =>
        _http.ExecuteAsync(new WarehouseCall(sql, parameters, Database: null) { WaitForEnd = true }, ct);
}
