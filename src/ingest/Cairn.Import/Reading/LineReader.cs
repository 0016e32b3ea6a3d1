namespace Cairn.Import.Reading;

/// <summary>Reads lines; blank ones are passed over. A line that is too long is given with its beginning and a fault.</summary>
internal sealed class LineReader(Stream stream, int maxRecordBytes, int chunk = InputBuffer.DefaultChunk) : IDisposable
{
    private readonly InputBuffer _input = new(stream, maxRecordBytes, chunk);
    private long _line;

    public bool Read(Row row)
    {
        while (true)
        {
            var window = _input.Unread;
            var end = window.IndexOf((byte)'\n');
            if (end > maxRecordBytes || (end < 0 && window.Length > maxRecordBytes))
            {
                ReadTooLong(row);
                return true;
            }
            if (end < 0 && !_input.Ended)
            {
                _input.Fill();
                continue;
            }
            if (end < 0 && window.IsEmpty)
                return false;
            var text = end < 0 ? window : window[..end];
            _line++;
            if (_line == 1 && text.StartsWith("\uFEFF"u8))
                text = text[3..];
            if (IsBlank(text))
            {
                _input.Consume(Consumed(window, end));
                continue;
            }
            Give(row, window, text, end);
            return true;
        }
    }

    public void Dispose() => _input.Dispose();

    private void Give(Row row, ReadOnlySpan<byte> window, ReadOnlySpan<byte> text, int end)
    {
        var skipped = (end < 0 ? window.Length : end) - text.Length;
        row.Reset(_input.Data, _input.Start + skipped, _line);
        row.SetRawLength(text.EndsWith("\r"u8) ? text.Length - 1 : text.Length);
        _input.Consume(Consumed(window, end));
    }

    private void ReadTooLong(Row row)
    {
        row.Reset(_input.Data, _input.Start, ++_line);
        row.SetRawLength(RecordLimits.KeptBytes);
        row.Keep();
        row.Fail("record_too_long", $"the line, at byte {_input.Position}, is longer than {maxRecordBytes} bytes");
        while (true)
        {
            var end = _input.Unread.IndexOf((byte)'\n');
            _input.Consume(end < 0 ? _input.Unread.Length : end + 1);
            if (end >= 0 || (!_input.Fill() && _input.Unread.IsEmpty))
                return;
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> text) => text.Trim(" \t\r"u8).IsEmpty;

    private static int Consumed(ReadOnlySpan<byte> window, int end) => end < 0 ? window.Length : end + 1;
}
