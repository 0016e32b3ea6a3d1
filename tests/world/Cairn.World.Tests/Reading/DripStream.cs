namespace Cairn.World.Tests.Reading;

/// <summary>Gives its bytes a few at a time, as a slow disk or pipe may.</summary>
internal sealed class DripStream(byte[] bytes, int drop) : MemoryStream(bytes)
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, drop));
}
