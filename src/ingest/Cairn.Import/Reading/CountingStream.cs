namespace Cairn.Import.Reading;

/// <summary>Tells how many bytes were read through it. Read only.</summary>
internal sealed class CountingStream(Stream inner, Action<long> progress) : ForwardStream(inner)
{
    private long _total;

    public override long Position { get => _total; set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var read = Inner.Read(buffer);
        progress(_total += read);
        return read;
    }
}
