namespace Cairn.Protocols.Wire;

/// <summary>Where a call stands in its body.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">How many bytes.</param>
internal readonly record struct CallSpan(int Start, int Length)
{
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> body) => body.Slice(Start, Length);
}
