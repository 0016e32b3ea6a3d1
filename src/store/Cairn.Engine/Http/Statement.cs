using System.Text;
using Cairn.Engine.Chdb;
using Cairn.Engine.Sql;

namespace Cairn.Engine.Http;

/// <summary>The statement of a request, apart from the data of an INSERT.</summary>
/// <param name="Sql">The statement; for an INSERT with data it ends before VALUES or FORMAT.</param>
/// <param name="InsertFormat">Format of the data; null when the statement brings no data.</param>
/// <param name="FirstData">Data that came with the statement; the rest of the body follows it.</param>
internal sealed record Statement(byte[] Sql, string? InsertFormat, ReadOnlyMemory<byte> FirstData)
{
    private const string DefaultInsertFormat = "Values";

    /// <summary>Takes the statement from the URL and the body, joined by a line feed, as ClickHouse does.</summary>
    /// <exception cref="ChdbException">There is none, or it is too long.</exception>
    public static async Task<Statement> ReadAsync(EngineRequest request, RequestBody body, EngineLimits limits, CancellationToken ct)
    {
        var text = request.Query is null ? [] : Encoding.UTF8.GetBytes(request.Query);
        if (text.Length > limits.StatementBytes) throw TooLong(limits);
        if (text.Length > 0 && InsertStatement.Find(text) is { } inUrl) return Split(text, text.Length, inUrl, request);

        var buffer = new byte[limits.StatementBytes + 1];
        text.CopyTo(buffer, 0);
        var length = text.Length;
        if (length > 0) buffer[length++] = (byte)'\n';
        var read = await body.ReadAsync(buffer.AsMemory(length), ct);
        length = read == 0 ? text.Length : length + read;
        if (InsertStatement.Find(buffer.AsSpan(0, length)) is { } inBody) return Split(buffer, length, inBody, request);
        if (length > limits.StatementBytes) throw TooLong(limits);
        return buffer.AsSpan(0, length).Trim(" \t\r\n"u8).IsEmpty
            ? throw new ChdbException(ErrorCode.SyntaxError, "Syntax error: Empty query")
            : new Statement(buffer[..length], InsertFormat: null, default);
    }

    private static Statement Split(byte[] text, int length, InsertStatement insert, EngineRequest request) => new(
        text[..insert.StatementEnd],
        insert.Format ?? request.Format ?? DefaultInsertFormat,
        text.AsMemory(insert.DataStart, length - insert.DataStart));

    private static ChdbException TooLong(EngineLimits limits) =>
        new(ErrorCode.QueryIsTooLarge, $"The statement is longer than {limits.StatementBytes} bytes");
}
