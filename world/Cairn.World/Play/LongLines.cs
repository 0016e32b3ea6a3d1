namespace Cairn.World.Play;

/// <summary>Reads lines of bytes through one buffer that grows to the longest line. Not for several threads.</summary>
internal sealed class LongLines(Stream stream, string file, int longest = LongLines.MaxLength)
{
    /// <summary>Above every body that collectors take (20 MB), escaped.</summary>
    public const int MaxLength = 64 << 20;

    private byte[] _buffer = new byte[Math.Min(256 << 10, longest)];
    private int _begin;
    private int _end;
    private bool _isOver;

    /// <summary>Number of the line that was read last, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Bytes of the lines that were read.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The next line without its end, valid until the next call; null after the last.</summary>
    /// <exception cref="WorldException">A line is longer than the bound.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken ct)
    {
        var scanned = 0;
        while (true)
        {
            var length = _buffer.AsSpan(_begin + scanned, _end - _begin - scanned).IndexOf((byte)'\n');
            if (length >= 0)
                return Take(scanned + length, 1);
            scanned = _end - _begin;
            if (_isOver)
                return scanned == 0 ? default(ReadOnlyMemory<byte>?) : Take(scanned, 0);
            MakeRoom();
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), ct);
            _end += read;
            _isOver = read == 0;
        }
    }

    private ReadOnlyMemory<byte> Take(int length, int lineEnd)
    {
        var line = _buffer.AsMemory(_begin, length);
        _begin += length + lineEnd;
        BytesRead += length + lineEnd;
        Line++;
        return line.Length > 0 && line.Span[^1] == '\r' ? line[..^1] : line;
    }

    private void MakeRoom()
    {
        if (_begin > 0)
        {
            _buffer.AsSpan(_begin, _end - _begin).CopyTo(_buffer);
            _end -= _begin;
            _begin = 0;
        }
        else if (_end == _buffer.Length)
        {
            if (_buffer.Length >= longest)
                throw new WorldException(
                    $"{file}:{Line + 1}: the line is longer than {longest:N0} bytes.",
                    "Each request is one line; see whether the file is a requests.jsonl.");
            Array.Resize(ref _buffer, (int)Math.Min((long)_buffer.Length * 2, longest));
        }
    }
}
