namespace Cairn.Import.Tests.Reading;

/// <summary>Gives a few bytes at a time, as pipes and networks do.</summary>
internal sealed class SlowStream(byte[] content, int maxAtOnce) : MemoryStream(content)
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, maxAtOnce));

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, maxAtOnce)]);
}
