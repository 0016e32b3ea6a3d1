using ZstdSharp;

namespace Cairn.Import.Reading;

/// <summary>Decompresses a Zstandard stream (RFC 8878), frame after frame. Read only.</summary>
internal sealed class ZstdStream(Stream compressed) : ForwardStream(compressed)
{
    private readonly DecompressionStream _frames = new(compressed, leaveOpen: true);

    public override long Length => throw new NotSupportedException();

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return _frames.Read(buffer);
        }
        catch (EndOfStreamException cut)
        {
            throw new InvalidDataException("the Zstandard data end in the middle of a frame", cut);
        }
        catch (ZstdException damaged)
        {
            throw new InvalidDataException($"the Zstandard data are damaged: {damaged.Message}", damaged);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _frames.Dispose();
        base.Dispose(disposing);
    }
}
