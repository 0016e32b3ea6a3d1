namespace Cairn.Import.Tests.Reading;

/// <summary>One byte, again and again, then an ending: a file of any length in no memory.</summary>
internal sealed class RepeatingStream(byte value, long count, byte[] ending) : Stream
{
    private long _given;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => count + ending.Length;
    public override long Position { get => _given; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int length) => Read(buffer.AsSpan(offset, length));

    public override int Read(Span<byte> buffer)
    {
        var body = (int)Math.Min(buffer.Length, Math.Max(0, count - _given));
        buffer[..body].Fill(value);
        if (body == 0)
        {
            var rest = ending.AsSpan((int)Math.Min(ending.Length, _given - count));
            body = Math.Min(rest.Length, buffer.Length);
            rest[..body].CopyTo(buffer);
        }
        _given += body;
        return body;
    }

    public override void Flush() => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int length) => throw new NotSupportedException();
}
