using System.Text.Unicode;
using Cairn.Model;

namespace Cairn.Attribution.Paths;

/// <summary>
/// Lines of a stream as bytes, without copying them: ended by LF, CR LF or CR, at most <see cref="MaxLine"/> bytes long,
/// valid UTF-8. A line is valid until the next one is read.
/// </summary>
internal sealed class PathLineReader(Stream stream, string file, Action progress)
{
    /// <summary>Bound on a line's length in bytes.</summary>
    public const int MaxLine = 1 << 20;

    private readonly byte[] _buffer = new byte[2 * MaxLine];
    private int _start;
    private int _end;
    private bool _ended;
    private bool _afterReturn;

    /// <summary>Number of the line that was read last, from 1.</summary>
    public long LineNumber { get; private set; }

    /// <summary>How many bytes the stream gave.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Reads the next line, or returns false at the end.</summary>
    /// <exception cref="UserException">The line is too long or is not text in UTF-8.</exception>
    public bool Read(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            if (_afterReturn && _start < _end)
            {
                _start += _buffer[_start] == '\n' ? 1 : 0;
                _afterReturn = false;
            }

            var rest = _buffer.AsSpan(_start, _end - _start);
            var length = rest[searched..].IndexOfAny((byte)'\n', (byte)'\r');
            if (length >= 0 || _ended)
                return Take(rest, length >= 0 ? searched + length : -1, out line);
            searched = rest.Length;
            if (searched > MaxLine)
                throw TooLong();
            Fill();
        }
    }

    /// <summary>A problem in the line that was read last.</summary>
    public UserException Problem(string what, string? column = null, string? remedy = null)
    {
        var place = column is null ? $"{file}, line {LineNumber:N0}" : $"{file}, line {LineNumber:N0}, column '{column}'";
        return new UserException($"{place}: {what}.", remedy ?? "Correct this line, or export the file again.");
    }

    private bool Take(ReadOnlySpan<byte> rest, int length, out ReadOnlySpan<byte> line)
    {
        line = length < 0 ? rest : rest[..length];
        if (length < 0 && line.IsEmpty)
            return false;
        LineNumber++;
        _afterReturn = length >= 0 && rest[length] == '\r';
        _start += length < 0 ? line.Length : length + 1;
        if (line.Length > MaxLine)
            throw TooLong(counted: true);
        if (LineNumber == 1)
            line = WithoutMark(line);
        if (!Utf8.IsValid(line))
            throw Problem(
                $"byte {FirstInvalid(line) + 1:N0} of the line is not UTF-8", remedy: "Save the file as UTF-8 text.");
        return true;
    }

    private void Fill()
    {
        var rest = _end - _start;
        _buffer.AsSpan(_start, rest).CopyTo(_buffer);
        (_start, _end) = (0, rest);
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _ended = read == 0;
        if (LineNumber == 0 && _buffer.AsSpan(_end, Math.Min(read, 4096)).Contains((byte)0))
        {
            throw new UserException(
                $"{file} is not a text file: it holds zero bytes.",
                "Give a path file as text in UTF-8, plain or gzip.");
        }

        _end += read;
        BytesRead += read;
        progress();
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> line) => line is [0xEF, 0xBB, 0xBF, ..] ? line[3..] : line;

    private UserException TooLong(bool counted = false)
    {
        LineNumber += counted ? 0 : 1;
        return Problem($"the line is longer than {MaxLine:N0} bytes", remedy: "Check the file's line ends and quotes.");
    }

    private static int FirstInvalid(ReadOnlySpan<byte> line)
    {
        var valid = 0;
        while (valid < line.Length)
        {
            if (System.Text.Rune.DecodeFromUtf8(line[valid..], out _, out var length) != System.Buffers.OperationStatus.Done)
                break;
            valid += length;
        }

        return valid;
    }
}
