using Cairn.Model;

namespace Cairn.Import.Reading;

/// <summary>Decompresses a Zstandard stream (RFC 8878), frame after frame, with the system's libzstd. Read only.</summary>
internal sealed unsafe class ZstdStream : Stream
{
    private readonly Stream _compressed;
    private readonly byte[] _input = new byte[128 * 1024];
    private nint _stream;
    private int _start, _end;
    private bool _isFrameOpen;

    /// <exception cref="UserException">libzstd is not installed.</exception>
    public ZstdStream(Stream compressed)
    {
        _compressed = compressed;
        try
        {
            _stream = ZstdNative.CreateStream();
        }
        catch (DllNotFoundException missing)
        {
            throw new UserException(
                "the file is compressed with Zstandard, and the library libzstd.so.1 is not installed",
                "Install it (Debian and Ubuntu: apt-get install libzstd1), or decompress the file first: zstd -d FILE.", missing);
        }
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_stream == 0, this);
        while (buffer.Length > 0)
        {
            if (_start == _end)
            {
                (_start, _end) = (0, _compressed.Read(_input));
                if (_end == 0 && _isFrameOpen)
                    throw new InvalidDataException("the Zstandard data end in the middle of a frame");
                if (_end == 0)
                    return 0;
            }
            var written = Decompress(buffer);
            if (written > 0)
                return written;
        }
        return 0;
    }

    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (_stream != 0)
        {
            _ = ZstdNative.FreeStream(_stream);
            _stream = 0;
            _compressed.Dispose();
        }
        base.Dispose(disposing);
    }

    private int Decompress(Span<byte> buffer)
    {
        fixed (byte* source = _input)
        fixed (byte* target = buffer)
        {
            var input = new ZstdNative.InBuffer { Source = source, Size = (nuint)_end, Position = (nuint)_start };
            var output = new ZstdNative.OutBuffer { Target = target, Size = (nuint)buffer.Length };
            var result = ZstdNative.Decompress(_stream, ref output, ref input);
            if (ZstdNative.IsError(result) != 0)
                throw new InvalidDataException($"the Zstandard data are damaged: {ZstdNative.ErrorName(result)}");
            _isFrameOpen = result != 0;
            _start = (int)input.Position;
            return (int)output.Position;
        }
    }
}
