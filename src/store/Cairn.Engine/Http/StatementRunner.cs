using Cairn.Engine.Chdb;
using Cairn.Engine.Native;
using Cairn.Engine.Sql;

namespace Cairn.Engine.Http;

/// <summary>Runs one checked statement and writes its answer.</summary>
/// <remarks>Calls into chDB block, so they run on the thread pool; their number is bounded by <see cref="QuerySlots"/>.</remarks>
internal sealed class StatementRunner(ChdbServer server, StatementGuard guard, QuerySlots slots, RunningQueries running)
{
    private const int PieceBytes = 1024 * 1024;
    private const string DefaultFormat = "TabSeparated";

    private static readonly Dictionary<string, string> NoParameters = [];

    /// <exception cref="ChdbException">The statement was rejected or failed.</exception>
    public async Task RunAsync(EngineRequest request, Statement statement, RequestBody body, Answer answer, CancellationToken ct)
    {
        guard.Check(statement.Sql);
        CheckParameters(request);
        using var slot = await slots.EnterAsync(isWrite: statement.InsertFormat is not null, ct);
        using var entry = running.Enter(request.QueryId, ct);
        using var connection = await Task.Run(() => Open(request), ct);
        var kind = connection.Classify(statement.Sql);
        if (statement.InsertFormat is null) StatementGuard.Check(kind);
        if (request.IsReadOnly && (statement.InsertFormat is not null || kind.Class == QueryClass.Mutating))
            throw new ChdbException(ErrorCode.Readonly, "Cannot execute query in readonly mode");

        if (statement.InsertFormat is not null) await InsertAsync(connection, request, statement, body, answer, ct);
        else await AnswerAsync(connection, request, statement.Sql, answer, ct);
    }

    private static void CheckParameters(EngineRequest request)
    {
        foreach (var value in request.Parameters.Values)
        {
            if (value.Contains("stack_trace", StringComparison.OrdinalIgnoreCase))
                throw new ChdbException(ErrorCode.AccessDenied, "Not allowed from outside: stack_trace");
        }
    }

    private ChdbConnection Open(EngineRequest request)
    {
        IEnumerable<KeyValuePair<string, string>> settings = request.Settings;
        // It comes last: once set, no other setting could follow.
        if (request.IsReadOnly) settings = settings.Append(new("readonly", "2"));
        return server.Open(settings, request.Database);
    }

    private static async Task AnswerAsync(
        ChdbConnection connection, EngineRequest request, byte[] sql, Answer answer, CancellationToken ct)
    {
        var shape = StatementShape.Of(sql);
        var format = shape.Format ?? request.Format ?? DefaultFormat;
        if (shape.IsSelect && OutputFormat.IsStreamable(format) && !request.WaitForEnd)
        {
            await StreamAsync(connection, sql, format, request.Parameters, answer, ct);
            return;
        }

        using var result = await Task.Run(() => connection.Query(sql, format, request.Parameters), ct);
        answer.Begin(format, result.Figures);
        await answer.WriteAsync(result, offset: 0, ct);
    }

    private static async Task StreamAsync(
        ChdbConnection connection, byte[] sql, string format, IReadOnlyDictionary<string, string> parameters, Answer answer,
        CancellationToken ct)
    {
        using var rows = await Task.Run(() => connection.Stream(sql, format, parameters), ct);
        byte[]? head = null;
        while (await Task.Run(rows.Fetch, ct) is { } block)
        {
            using (block)
            {
                var offset = 0;
                if (head is null)
                {
                    head = block.Bytes[..OutputFormat.HeadLength(format, block.Bytes)].ToArray();
                    answer.Begin(format, block.Figures);
                }
                else
                {
                    offset = block.Bytes.StartsWith(head) ? head.Length : throw new ChdbException("the blocks of an answer differ in their heads");
                }

                await answer.WriteAsync(block, offset, ct);
            }
        }

        if (head is null) answer.Begin(format, default);
    }

    private static async Task InsertAsync(
        ChdbConnection connection, EngineRequest request, Statement statement, RequestBody body, Answer answer, CancellationToken ct)
    {
        var parameters = request.Parameters.Count > 0 ? request.Parameters : NoParameters;
        using var insert = await Task.Run(() => connection.Insert(statement.Sql, statement.InsertFormat!, parameters), ct);
        await Task.Run(() => insert.Append(statement.FirstData.Span), ct);
        if (statement.FirstData.Length > 0 && request.Query is not null) insert.Append("\n"u8);
        var piece = new byte[PieceBytes];
        while (true)
        {
            var count = await body.ReadAsync(piece, ct);
            if (count == 0) break;
            await Task.Run(() => insert.Append(piece.AsSpan(0, count)), ct);
        }

        ct.ThrowIfCancellationRequested();
        var figures = await Task.Run(insert.Complete, CancellationToken.None);
        answer.Begin(format: null, figures);
    }
}
