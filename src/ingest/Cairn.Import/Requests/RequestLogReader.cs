using System.Text.Json;
using System.Text.Unicode;
using Cairn.Import.Reading;
using Cairn.Protocols;
using Cairn.Protocols.Wire;
using Cairn.Warehouse.Logs;

namespace Cairn.Import.Requests;

/// <summary>
/// Reads a request log: one HTTP request a line, as a client sent it. Every call of a request is a record of its own, whose
/// raw bytes are the line with that call alone in it: a line that can be quarantined, replayed and imported by itself.
/// </summary>
/// <remarks>
/// Which calls are passed over follows from the file's bytes alone, so that records keep their places on every pass.
/// </remarks>
internal sealed class RequestLogReader : IRowReader
{
    private readonly LineReader _lines;
    private readonly RequestLine _request;
    private readonly RequestDecoder _decoder = new();
    private readonly Call _call = new();
    private readonly Row _line = new();
    private readonly Dictionary<string, long> _passedOver = new(StringComparer.Ordinal);
    private byte[] _raw = new byte[4096];
    private int _next, _count;

    /// <param name="stream">The log.</param>
    /// <param name="source">The source of all records; empty: what each line says.</param>
    /// <param name="maxRecordBytes">The longest line that is read, in bytes.</param>
    /// <param name="networks">Hashes the networks of the senders; null: they are left away.</param>
    /// <param name="chunk">How many bytes are read at once.</param>
    public RequestLogReader(Stream stream, string source, int maxRecordBytes, NetworkHash? networks, int chunk = InputBuffer.DefaultChunk)
    {
        _lines = new LineReader(stream, maxRecordBytes, chunk);
        _request = new RequestLine(source, networks);
    }

    /// <summary>What a line has.</summary>
    public static IReadOnlyList<string> LineColumns => RequestLogForm.Columns;

    public IReadOnlyList<string> Columns => LineColumns;

    public IReadOnlyDictionary<string, long> PassedOver => _passedOver;

    public bool Read(Row row)
    {
        while (true)
        {
            while (_next < _count)
            {
                _decoder.Read(_next++, _call);
                if (_call.SuppressedReason is { } reason)
                    _passedOver[reason] = _passedOver.GetValueOrDefault(reason) + 1;
                else
                {
                    Give(row, _next - 1);
                    return true;
                }
            }
            if (!_lines.Read(_line))
                return false;
            Open();
            if (_line.Fault is null)
                continue;
            row.ShareFrom(_line);
            return true;
        }
    }

    public void Dispose() => _lines.Dispose();

    private void Open()
    {
        (_next, _count) = (0, 0);
        if (_line.Fault is not null)
            return;
        if (!Utf8.IsValid(_line.Raw))
        {
            _line.Fail("invalid_utf8", "the line is not valid UTF-8");
            return;
        }
        _line.RepairText();
        try
        {
            _request.Read(_line.RawMemory);
            _count = _decoder.Open(_request.Request);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            _line.Fail("malformed_json", $"the line is not one JSON object: {problem.Message.Split(". ", 2)[0].TrimEnd('.')}.");
        }
    }

    private void Give(Row row, int index)
    {
        if (_count == 1)
            row.ShareFrom(_line);
        else
            CutOut(row, index);
        (row.Part, row.Call) = (index, _call);
    }

    private void CutOut(Row row, int index)
    {
        var line = _line.Raw;
        var (from, to) = _request.Body;
        var room = line.Length + _request.Request.Body.Length;
        if (_raw.Length < room)
            _raw = new byte[room];
        line[..from].CopyTo(_raw);
        var end = from + _decoder.CutOut(index, _raw.AsSpan(from));
        line[to..].CopyTo(_raw.AsSpan(end));
        row.Reset(_raw, 0, _line.Line);
        row.SetRawLength(end + line.Length - to);
    }
}
