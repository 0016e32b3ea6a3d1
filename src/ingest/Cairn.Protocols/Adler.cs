namespace Cairn.Protocols;

/// <summary>Adler-32, which ends a body in zlib's format (RFC 1950, section 9).</summary>
internal static class Adler
{
    private const uint Modulus = 65521;

    /// <summary>The most bytes whose sums fit into 32 bits.</summary>
    private const int Run = 5552;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var (low, high) = (1u, 0u);
        while (!bytes.IsEmpty)
        {
            var run = bytes[..Math.Min(Run, bytes.Length)];
            foreach (var value in run)
            {
                low += value;
                high += low;
            }
            (low, high) = (low % Modulus, high % Modulus);
            bytes = bytes[run.Length..];
        }
        return high << 16 | low;
    }
}
