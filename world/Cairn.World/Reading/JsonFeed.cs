using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Cairn.World.Reading;

/// <summary>
/// Reads JSON of any length in bounded memory: token by token, or one whole value of a list at a time. The file may hold
/// several values one after another (JSON lines).
/// </summary>
internal sealed class JsonFeed : IDisposable
{
    /// <summary>The longest single value of a list; a list itself may be of any length.</summary>
    private const int MaxValueLength = 64 << 20;

    private const int FirstBuffer = 1 << 17;

    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true, CommentHandling = JsonCommentHandling.Disallow };
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private readonly Stream _stream;
    private readonly string _file;
    private readonly string _remedy;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private JsonReaderState _state = new(Options);
    private int _start;
    private int _end;
    private bool _isLast;
    private int _counted;
    private (int Start, int Length, bool IsEscaped) _value;

    /// <summary>Begins to read.</summary>
    /// <param name="stream">What to read; the feed closes it.</param>
    /// <param name="file">Its name in messages.</param>
    /// <param name="remedy">What to do when its content is wrong, as a sentence.</param>
    public JsonFeed(Stream stream, string file, string remedy)
    {
        (_stream, _file, _remedy) = (stream, file, remedy);
        while (_end < ByteOrderMark.Length && !_isLast)
            Refill();
        if (_buffer.AsSpan(0, _end).StartsWith(ByteOrderMark))
            _start = ByteOrderMark.Length;
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="WorldException">There is no such file, or it may not be read.</exception>
    public static JsonFeed Open(string path, string name, string missing, string remedy)
    {
        try
        {
            // The feed has a buffer of its own, hence none here.
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.SequentialScan);
            return new JsonFeed(stream, name, remedy);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new WorldException($"{path} cannot be read: {failure.Message}", missing, failure);
        }
    }

    /// <summary>Kind of the token that was read last; None before the first and after the last.</summary>
    public JsonTokenType Token { get; private set; }

    /// <summary>Line of the last token, or on which the last whole value begins, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>The text of the token that was read last: a name or a string.</summary>
    public string Text
    {
        get
        {
            var bytes = _buffer.AsSpan(_value.Start, _value.Length);
            return _value.IsEscaped ? Unescape(bytes) : Encoding.UTF8.GetString(bytes);
        }
    }

    /// <summary>Reads the next token.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Read()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
            if (Try(ref reader, whole: false))
            {
                var at = _start + (int)reader.TokenStartIndex;
                var isText = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
                _value = (isText ? at + 1 : at, reader.ValueSpan.Length, isText && reader.ValueIsEscaped);
                CountLines(at);
                Take(reader);
                return true;
            }

            if (_isLast)
            {
                Token = JsonTokenType.None;
                return false;
            }

            Refill();
        }
    }

    /// <summary>Reads the next token, which must be of a kind.</summary>
    /// <param name="expected">The kind.</param>
    /// <param name="what">What stands there, as the subject of a message.</param>
    public void Expect(JsonTokenType expected, string what)
    {
        if (!Read() || Token != expected)
            throw Wrong($"{what} must be {(expected == JsonTokenType.StartArray ? "a list, [...]" : "an object, {...}")}.");
    }

    /// <summary>Passes over the next value, of any length.</summary>
    public void Skip()
    {
        var depth = 0;
        while (Read())
        {
            depth += Token switch
            {
                JsonTokenType.StartArray or JsonTokenType.StartObject => 1,
                JsonTokenType.EndArray or JsonTokenType.EndObject => -1,
                _ => 0,
            };
            if (depth == 0 && Token != JsonTokenType.PropertyName)
                return;
        }
    }

    /// <summary>The objects of a list whose opening bracket was read, one at a time; each lives until the next.</summary>
    /// <param name="path">The list's name in messages.</param>
    public IEnumerable<JsonFields> Objects(string path)
    {
        for (var index = 0L; ; index++)
        {
            using var document = Value();
            if (document is null)
                yield break;
            var place = new JsonPlace(_file, Line, path, index);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw place.Wrong("", "must be an object, {...}.", _remedy);
            yield return new JsonFields(document.RootElement, place, _remedy);
        }
    }

    /// <summary>The object that comes next.</summary>
    public JsonFields Object(string path)
    {
        var place = new JsonPlace(_file, Line, path, 0);
        using var document = Value();
        return document?.RootElement.ValueKind == JsonValueKind.Object
            ? new JsonFields(document.RootElement.Clone(), place, _remedy)
            : throw Wrong($"{path} must be an object, {{...}}.");
    }

    /// <summary>Something is wrong where the feed stands.</summary>
    public WorldException Wrong(string problem) => new($"{_file}, line {Line}: {problem}", _remedy);

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        (_start, _end, _counted) = (0, 0, 0);
        _stream.Dispose();
    }

    /// <summary>Reads the next whole value, or the bracket that closes the list: then there is none.</summary>
    private JsonDocument? Value()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLast, _state);
            if (Try(ref reader, whole: true))
            {
                CountLines(_value.Start);
                Take(reader);
                return Token == JsonTokenType.EndArray && _start - _value.Start == 1
                    ? null
                    : JsonDocument.Parse(_buffer.AsMemory(_value.Start, _start - _value.Start));
            }

            if (_isLast)
                throw Wrong("the file ends too early.");
            Refill();
        }
    }

    private bool Try(ref Utf8JsonReader reader, bool whole)
    {
        try
        {
            if (!reader.Read())
                return false;
            if (!whole)
                return true;
            _value = (_start + (int)reader.TokenStartIndex, 0, false);
            return reader.TokenType == JsonTokenType.EndArray || reader.TrySkip();
        }
        catch (JsonException failure)
        {
            throw new WorldException(
                $"{_file}, line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}: this is not JSON.", _remedy, failure);
        }
    }

    private void Take(in Utf8JsonReader reader)
    {
        Token = reader.TokenType;
        _state = reader.CurrentState;
        _start += (int)reader.BytesConsumed;
    }

    private void CountLines(int end)
    {
        if (end <= _counted)
            return;
        Line += _buffer.AsSpan(_counted, end - _counted).Count((byte)'\n');
        _counted = end;
    }

    private void Refill()
    {
        CountLines(_start);
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_end, _start, _counted) = (_end - _start, 0, 0);
        }

        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= MaxValueLength)
                throw Wrong($"a single value is longer than {MaxValueLength >> 20} MB.");
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            _buffer.AsSpan(0, _end).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        var read = _stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isLast = read == 0;
    }

    private string Unescape(ReadOnlySpan<byte> bytes)
    {
        var quoted = new byte[bytes.Length + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        bytes.CopyTo(quoted.AsSpan(1));
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException failure)
        {
            throw new WorldException(Wrong("a name is not Unicode text.").Message, _remedy, failure);
        }
    }
}
