using System.Text;

namespace Cairn.Warehouse.Http;

/// <summary>
/// The body of an answer. A query may fail after its first rows, when status 200 has long been sent; ClickHouse then
/// appends the message behind a tag that it named in the headers, and this stream throws it at that place instead of
/// passing it on as data. A body that ends too early throws as well.
/// </summary>
/// <remarks>
/// Form since 25.11 (docs, interfaces/http): <c>\r\n__exception__\r\n{tag}\r\n{message}\n{length} {tag}\r\n__exception__\r\n</c>.
/// The last bytes are held back until it is known that they do not begin the tag. Not thread-safe.
/// </remarks>
internal sealed class AnswerStream : Stream
{
    private const int Capacity = 128 * 1024;
    private const int MaxMessageLength = 64 * 1024;

    private readonly Stream _inner;
    private readonly HttpResponseMessage _response;
    private readonly string _statement;
    private readonly byte[] _marker;
    private readonly byte[] _buffer = new byte[Capacity];
    private int _start;
    private int _end;
    private bool _isComplete;
    private bool _hasFailed;

    public AnswerStream(Stream inner, HttpResponseMessage response, string? tag, string statement)
    {
        _inner = inner;
        _response = response;
        _statement = statement;
        _marker = tag is null ? [] : Encoding.ASCII.GetBytes($"\r\n__exception__\r\n{tag}\r\n");
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return 0;
        while (true)
        {
            var ready = Ready();
            if (ready > 0)
            {
                var count = Math.Min(ready, buffer.Length);
                _buffer.AsSpan(_start, count).CopyTo(buffer.Span);
                _start += count;
                return count;
            }

            if (_hasFailed) throw await FailureAsync(cancellationToken);
            if (_isComplete) return 0;
            await FillAsync(cancellationToken);
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _response.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Bytes that are surely data: all before the marker, or all but a possible beginning of it.</summary>
    private int Ready()
    {
        if (_hasFailed) return 0;
        var bytes = _buffer.AsSpan(_start, _end - _start);
        if (_marker.Length == 0) return bytes.Length;
        var at = bytes.IndexOf(_marker);
        if (at == 0) _hasFailed = true;
        if (at >= 0) return at;
        return _isComplete ? bytes.Length : bytes.Length - PossibleBeginning(bytes);
    }

    private int PossibleBeginning(ReadOnlySpan<byte> bytes)
    {
        for (var length = Math.Min(bytes.Length, _marker.Length - 1); length > 0; length--)
        {
            if (bytes.EndsWith(_marker.AsSpan(0, length))) return length;
        }

        return 0;
    }

    private async ValueTask FillAsync(CancellationToken ct)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        try
        {
            var count = await _inner.ReadAsync(_buffer.AsMemory(_end), ct);
            _end += count;
            _isComplete = count == 0;
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException)
        {
            throw WarehouseException.Lost(_statement, broken);
        }
    }

    private async ValueTask<WarehouseException> FailureAsync(CancellationToken ct)
    {
        try
        {
            while (!_isComplete && _end - _start < MaxMessageLength) await FillAsync(ct);
        }
        catch (WarehouseException broken) when (broken.IsRetryable)
        {
            // The warehouse breaks the body off behind the message, so that clients that do not know the tag notice too.
        }

        var text = Encoding.UTF8.GetString(_buffer, _start + _marker.Length, Math.Max(0, _end - _start - _marker.Length));
        var tag = Encoding.ASCII.GetString(_marker.AsSpan("\r\n__exception__\r\n".Length)).TrimEnd();
        var tail = text.LastIndexOf(' ' + tag, StringComparison.Ordinal);
        var lastLine = tail > 0 ? text.LastIndexOf('\n', tail) : -1;
        if (lastLine > 0) text = text[..lastLine];
        return WarehouseException.FromServer(text, headerCode: 0, _statement);
    }
}
