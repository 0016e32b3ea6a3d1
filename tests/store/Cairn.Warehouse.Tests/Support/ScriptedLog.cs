using System.Net.Sockets;
using System.Text;

namespace Cairn.Warehouse.Tests.Support;

/// <summary>
/// A warehouse that holds one log as numbers of rows, answers what the loader and the sink ask of it, and fails where the test says.
/// </summary>
internal sealed class ScriptedLog : IAsyncDisposable
{
    private const string Header = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";

    private readonly ScriptedServer _server;

    public ScriptedLog()
    {
        _server = ScriptedServer.Start(AnswerAsync);
        Client = _server.Client;
    }

    public WarehouseClient Client { get; }

    /// <summary>Rows of events, quarantine and suppressed.</summary>
    public ulong[] Stored { get; } = new ulong[3];

    /// <summary>The offsets that are told to be stored.</summary>
    public ulong[] Offsets { get; set; } = [];

    /// <summary>Rows in quarantine that are stored elsewhere too.</summary>
    public ulong Settled { get; set; }

    /// <summary>Where the pages begin that have tombstones.</summary>
    public ulong[] TombstonePages { get; set; } = [];

    /// <summary>Rows of events, quarantine and suppressed that stand under a tombstone.</summary>
    public ulong[] UnderTombstones { get; set; } = [0, 0, 0];

    /// <summary>The writes that run, for each time that it is asked; the last answer stays.</summary>
    public Queue<string[]> Running { get; } = new();

    /// <summary>What becomes of the next inserts: <c>ok</c>, <c>lost</c> before or <c>kept</c> after the rows are stored, or <c>rejected</c>.</summary>
    public Queue<string> Inserts { get; } = new();

    /// <summary>What was asked and done, in order.</summary>
    public List<string> Done { get; } = [];

    /// <summary>The stretches of which rows or offsets were asked, as <c>from-to</c>.</summary>
    public List<string> Ranges { get; } = [];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
    }

    private Task AnswerAsync(string request, NetworkStream stream, CancellationToken ct)
    {
        var statement = Uri.UnescapeDataString(request);
        if (statement.Contains("param_from=", StringComparison.Ordinal)) Ranges.Add($"{Parameter(request, "from")}-{Parameter(request, "to")}");
        if (statement.Contains("INSERT INTO", StringComparison.Ordinal)) return InsertAsync(statement, request, stream, ct);
        if (statement.Contains("DELETE FROM", StringComparison.Ordinal)) return SendAsync(stream, [], $"delete {TableOf(statement, "DELETE FROM ")}{(statement.Contains("UNION", StringComparison.Ordinal) ? " settled" : statement.Contains("tombstones", StringComparison.Ordinal) ? " erased" : "")}", ct);
        if (statement.Contains("AS page_from", StringComparison.Ordinal)) return SendAsync(stream, Numbers(["page_from"], TombstonePages), "pages", ct);
        if (statement.Contains("WITH erased", StringComparison.Ordinal)) return SendAsync(stream, Numbers(["events", "quarantined", "suppressed", "erased"], [.. UnderTombstones, 0]), "count erased", ct);
        if (statement.Contains("sumIf(records, stored_as", StringComparison.Ordinal)) return SendAsync(stream, Numbers(["events", "quarantined", "suppressed", "erased"], [.. Counted(request), 0]), "count", ct);
        if (statement.Contains("AS settled", StringComparison.Ordinal)) return SendAsync(stream, Numbers(["settled"], [Settled]), "count settled", ct);
        if (statement.Contains("system.processes", StringComparison.Ordinal)) return SendAsync(stream, Texts(Running.Count > 1 ? Running.Dequeue() : Running.Count > 0 ? Running.Peek() : []), "running", ct);
        return SendAsync(stream, Numbers(["log_offset"], Offsets), "find", ct);
    }

    /// <summary>All rows, or none where the stretch is empty.</summary>
    private ulong[] Counted(string request) => Parameter(request, "to") == "0" ? [0, 0, 0] : Stored;

    private async Task InsertAsync(string statement, string request, NetworkStream stream, CancellationToken ct)
    {
        var outcome = Inserts.Count > 0 ? Inserts.Dequeue() : "ok";
        var table = TableOf(statement, "INSERT INTO ");
        // A chunk is its length, then the block: how many columns, how many rows.
        var block = request[(request.IndexOf("\r\n", request.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4, StringComparison.Ordinal) + 2)..];
        if (outcome is "ok" or "kept") Stored[Array.IndexOf(["events", "quarantine", "suppressed"], table)] += block[1];
        Done.Add($"insert {table} {(int)block[1]} {outcome}");
        if (outcome == "ok") await stream.WriteAsync(Encoding.ASCII.GetBytes(Header), ct);
        if (outcome == "rejected") await stream.WriteAsync("HTTP/1.1 400 Bad Request\r\nX-ClickHouse-Exception-Code: 27\r\nConnection: close\r\n\r\nCode: 27. DB::Exception: no number."u8.ToArray(), ct);
    }

    private async Task SendAsync(NetworkStream stream, byte[] body, string what, CancellationToken ct)
    {
        Done.Add(what);
        await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(Header), .. body], ct);
    }

    private static string Parameter(string request, string name) => request.Split($"param_{name}=")[1].Split('&', ' ')[0];

    private static string TableOf(string statement, string behind)
    {
        var at = statement.IndexOf(behind, StringComparison.Ordinal) + behind.Length;
        return string.Concat(statement.Skip(at).TakeWhile(letter => char.IsAsciiLetter(letter) || letter == '_'));
    }

    private static byte[] Numbers(string[] columns, ulong[] values) =>
        [.. Head(columns, "UInt64"), .. values.SelectMany(BitConverter.GetBytes)];

    private static byte[] Texts(string[] values) =>
        [.. Head(["query_id"], "String"), .. values.SelectMany(static text => (byte[])[(byte)text.Length, .. Encoding.ASCII.GetBytes(text)])];

    private static byte[] Head(string[] columns, string type) =>
        [(byte)columns.Length, .. columns.Concat(columns.Select(_ => type)).SelectMany(static text => (byte[])[(byte)text.Length, .. Encoding.ASCII.GetBytes(text)])];
}
