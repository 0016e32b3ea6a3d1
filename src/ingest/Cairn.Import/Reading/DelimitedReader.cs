using System.Buffers;
using System.Text.Unicode;

namespace Cairn.Import.Reading;

/// <summary>
/// Reads comma-separated values and their relatives, after RFC 4180: quoted fields may hold delimiters, line ends and
/// doubled quotes. Beyond the RFC, records may end in LF, CRLF or CR, also mixed, and blank lines are passed over.
/// </summary>
/// <remarks>
/// A quote that is never closed would swallow the rest of the file: when no closing quote is found within the longest
/// record, only the line that opened it is abandoned, and reading goes on with the next line.
/// </remarks>
internal sealed class DelimitedReader : IRowReader
{
    private const byte LineFeed = (byte)'\n', CarriageReturn = (byte)'\r';

    private const int AnyWidth = -1;

    private readonly InputBuffer _input;
    private readonly byte _delimiter;
    private readonly byte? _quote;
    private readonly int _maxRecordBytes;
    private readonly SearchValues<byte> _stops;
    private readonly IReadOnlyList<string> _columns;
    private long _line;

    public DelimitedReader(Stream stream, Dialect dialect, int maxRecordBytes, int chunk = InputBuffer.DefaultChunk)
    {
        _input = new InputBuffer(stream, maxRecordBytes, chunk);
        (_delimiter, _quote, _maxRecordBytes) = ((byte)dialect.Delimiter, (byte?)dialect.Quote, maxRecordBytes);
        _stops = SearchValues.Create(_delimiter, LineFeed, CarriageReturn);
        _line = 1;
        _columns = dialect.Columns;
        SkipByteOrderMark();
        if (dialect.HasDelimiterLine)
            SkipDelimiterLine();
        if (dialect.HasHeader)
            ReadOfAnyWidth(new Row());
    }

    public IReadOnlyList<string> Columns => _columns;

    public bool Read(Row row) => Read(row, _columns.Count);

    /// <summary>Reads the next record without asking how many fields it has.</summary>
    public bool ReadOfAnyWidth(Row row) => Read(row, AnyWidth);

    public void Dispose() => _input.Dispose();

    private bool Read(Row row, int expectedFields)
    {
        if (!SkipBlankLines())
            return false;
        while (true)
        {
            var window = _input.Unread;
            if (window.Length > _maxRecordBytes)
                window = window[.._maxRecordBytes];
            row.Reset(_input.Data, _input.Start, _line);
            var isLast = _input.Ended && window.Length == _input.Unread.Length;
            var scan = new Scan(window, _input.Start, isLast);
            if (TryScan(row, ref scan))
            {
                Accept(row, scan, expectedFields);
                return true;
            }
            if (isLast || window.Length == _maxRecordBytes)
            {
                Abandon(row, window, scan.InQuotes);
                return true;
            }
            _input.Fill();
        }
    }

    /// <summary>Finds the fields of one record; false when the window ends before the record does.</summary>
    private bool TryScan(Row row, ref Scan scan)
    {
        while (true)
        {
            var data = scan.Window;
            var closed = _quote is { } quote && scan.At < data.Length && data[scan.At] == quote
                ? TryScanQuoted(row, ref scan, quote)
                : TryScanPlain(row, ref scan);
            if (!closed)
                return false;
            if (scan.At == data.Length)
            {
                scan.Consumed = data.Length;
                return true;
            }
            var stop = data[scan.At];
            if (stop == _delimiter)
            {
                scan.At++;
                continue;
            }
            if (stop == CarriageReturn && scan.At + 1 == data.Length && !scan.IsLast)
                return false;
            var isPair = stop == CarriageReturn && scan.At + 1 < data.Length && data[scan.At + 1] == LineFeed;
            scan.Consumed = scan.At + (isPair ? 2 : 1);
            return true;
        }
    }

    private bool TryScanPlain(Row row, ref Scan scan)
    {
        var length = scan.Window[scan.At..].IndexOfAny(_stops);
        if (length < 0)
        {
            if (!scan.IsLast)
                return false;
            length = scan.Window.Length - scan.At;
        }
        row.AddPlain(scan.Origin + scan.At, length);
        scan.At += length;
        return true;
    }

    private bool TryScanQuoted(Row row, ref Scan scan, byte quote)
    {
        var data = scan.Window;
        var open = scan.At + 1;
        var at = open;
        var doubled = false;
        scan.InQuotes = true;
        while (true)
        {
            var next = data[at..].IndexOf(quote);
            if (next < 0 || (at + next + 1 == data.Length && !scan.IsLast))
                return false;
            at += next + 1;
            if (at == data.Length || data[at] != quote)
                break;
            doubled = true;
            at++;
        }
        scan.InQuotes = false;
        var text = data[open..(at - 1)];
        scan.Lines += CountLines(text);
        if (doubled)
            AddWithoutDoubledQuotes(row, text, quote);
        else
            row.AddPlain(scan.Origin + open, text.Length);
        return TryCloseField(ref scan, at);
    }

    /// <summary>After a closing quote only a delimiter or the record's end may follow.</summary>
    private bool TryCloseField(ref Scan scan, int at)
    {
        var rest = scan.Window[at..];
        var junk = rest.IndexOfAny(_stops);
        if (junk < 0 && !scan.IsLast)
            return false;
        if (junk < 0)
            junk = rest.Length;
        if (junk > 0)
            scan.HasJunkAfterQuote = true;
        scan.At = at + junk;
        return true;
    }

    private static void AddWithoutDoubledQuotes(Row row, ReadOnlySpan<byte> text, byte quote)
    {
        var rented = ArrayPool<byte>.Shared.Rent(text.Length);
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            rented[length++] = text[i];
            if (text[i] == quote)
                i++;
        }
        row.AddUnescaped(rented.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(rented);
    }

    private void Accept(Row row, in Scan scan, int expectedFields)
    {
        var raw = TrimLineEnd(scan.Window[..scan.Consumed]);
        row.SetRawLength(raw.Length);
        var found = row.FieldCount;
        if (scan.HasJunkAfterQuote)
            row.Fail("text_after_quote", "text follows a closing quote; a quote inside a quoted field must be doubled");
        else if (!Utf8.IsValid(raw))
            row.Fail("invalid_utf8", $"byte {TextEncodings.InvalidAt(raw, isWhole: true) + 1} of the record is not valid UTF-8");
        else if (expectedFields != AnyWidth && found != expectedFields)
            row.Fail("ragged_row", $"{found} fields where the header has {expectedFields}");
        _line += scan.Lines + 1;
        _input.Consume(scan.Consumed);
    }

    /// <summary>No end was found within the longest record: gives up the first line, or all of it when it is one line.</summary>
    private void Abandon(Row row, ReadOnlySpan<byte> window, bool inQuotes)
    {
        var lineEnd = window.IndexOfAny(LineFeed, CarriageReturn);
        var length = lineEnd < 0 ? window.Length : lineEnd;
        row.SetRawLength(Math.Min(length, RecordLimits.KeptBytes));
        if (inQuotes && (lineEnd >= 0 || window.Length < _maxRecordBytes))
            row.Fail("unclosed_quote", "a quote is opened and never closed");
        else
            row.Fail("record_too_long", $"the record, at byte {_input.Position}, is longer than {_maxRecordBytes} bytes");
        if (lineEnd >= 0)
            _input.Consume(LineEndAt(window, lineEnd));
        else
            SkipRestOfLine(row);
        _line++;
    }

    private void SkipRestOfLine(Row row)
    {
        // The buffer is about to be overwritten, and the record still has to show its beginning.
        row.Keep();
        _input.Consume(Math.Min(_maxRecordBytes, _input.Unread.Length));
        while (true)
        {
            var unread = _input.Unread;
            var end = unread.IndexOfAny(LineFeed, CarriageReturn);
            if (end >= 0 && (end + 1 < unread.Length || _input.Ended))
            {
                _input.Consume(LineEndAt(unread, end));
                return;
            }
            _input.Consume(end >= 0 ? end : unread.Length);
            if (!_input.Fill() && _input.Unread.IsEmpty)
                return;
        }
    }

    private bool SkipBlankLines()
    {
        while (true)
        {
            var unread = _input.Unread;
            if (unread.IsEmpty || (unread.Length == 1 && !_input.Ended))
            {
                if (!_input.Fill() && _input.Unread.IsEmpty)
                    return false;
                continue;
            }
            if (unread[0] is not (LineFeed or CarriageReturn))
                return true;
            _input.Consume(LineEndAt(unread, 0));
            _line++;
        }
    }

    private void SkipByteOrderMark()
    {
        while (_input.Unread.Length < 3 && _input.Fill())
        {
        }
        if (_input.Unread.StartsWith("\uFEFF"u8))
            _input.Consume(3);
    }

    private void SkipDelimiterLine()
    {
        const int MaxLine = 7;
        while (_input.Unread.Length < MaxLine && _input.Fill())
        {
        }
        DelimiterLine.Read(_input.Unread, out var length);
        _input.Consume(length);
        _line++;
    }

    private static int LineEndAt(ReadOnlySpan<byte> data, int at) =>
        at + (data[at] == CarriageReturn && at + 1 < data.Length && data[at + 1] == LineFeed ? 2 : 1);

    private static ReadOnlySpan<byte> TrimLineEnd(ReadOnlySpan<byte> row) =>
        row.EndsWith("\r\n"u8) ? row[..^2] : row[^1] is LineFeed or CarriageReturn ? row[..^1] : row;

    // A pair of CR and LF is one line end, so count every LF and those CRs that no LF follows.
    private static int CountLines(ReadOnlySpan<byte> text)
    {
        var lines = text.Count(LineFeed);
        for (var at = text.IndexOf(CarriageReturn); at >= 0;)
        {
            if (at + 1 == text.Length || text[at + 1] != LineFeed)
                lines++;
            var next = text[(at + 1)..].IndexOf(CarriageReturn);
            at = next < 0 ? -1 : at + 1 + next;
        }
        return lines;
    }

    private ref struct Scan(ReadOnlySpan<byte> window, int origin, bool isLast)
    {
        public readonly ReadOnlySpan<byte> Window = window;
        public readonly int Origin = origin;
        public readonly bool IsLast = isLast;
        public int At;
        public int Consumed;
        public int Lines;
        public bool InQuotes;
        public bool HasJunkAfterQuote;
    }
}
