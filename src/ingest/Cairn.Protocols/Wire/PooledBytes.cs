using System.Buffers;
using System.Numerics;

namespace Cairn.Protocols.Wire;

/// <summary>
/// Bytes that are written again and again for one request after another, in an array of the shared pool; what a large
/// request needed is given back at the next. Not thread-safe.
/// </summary>
/// <param name="bound">Is asked before a large array is taken; null: none is.</param>
internal sealed class PooledBytes(IMemoryBound? bound = null) : IBufferWriter<byte>, IDisposable
{
    /// <summary>Arrays of at most so many bytes are kept and not counted.</summary>
    public const int Free = 16 * 1024;

    private const int Min = 4096;
    private const int MaxKept = 1024 * 1024;

    private byte[] _bytes = [];
    private long _taken;

    public int Length { get; private set; }

    /// <summary>Bytes that it keeps, full or empty.</summary>
    public int Capacity => _bytes.Length;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > MaxKept)
            GiveBack();
    }

    /// <summary>Makes room for more.</summary>
    /// <returns>False when the bound does not allow it; what is written stays as it is.</returns>
    public bool TryReserve(int more)
    {
        if (_bytes.Length - Length >= more)
            return true;
        var size = SizeFor(Length + (long)more);
        var isCounted = bound is not null && size > Free;
        // Until the bytes are copied both arrays are there.
        if (isCounted && !bound!.TryTake(size))
            return false;
        var larger = ArrayPool<byte>.Shared.Rent((int)size);
        _bytes.AsSpan(0, Length).CopyTo(larger);
        GiveBack();
        (_bytes, _taken) = (larger, isCounted ? size : 0);
        return true;
    }

    /// <summary>Where to write on.</summary>
    /// <param name="sizeHint">At most what <see cref="TryReserve"/> made.</param>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sizeHint, _bytes.Length - Length);
        return _bytes.AsSpan(Length);
    }

    /// <inheritdoc cref="GetSpan"/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sizeHint, _bytes.Length - Length);
        return _bytes.AsMemory(Length);
    }

    public void Advance(int count) => Length += count;

    public void Dispose()
    {
        Length = 0;
        GiveBack();
    }

    /// <summary>The pool's arrays have powers of two, so that much is taken in truth.</summary>
    private long SizeFor(long needed) =>
        Math.Min((long)BitOperations.RoundUpToPowerOf2((ulong)Math.Max(Min, Math.Max(needed, 2L * _bytes.Length))), Array.MaxLength);

    private void GiveBack()
    {
        if (_bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(_bytes);
        if (_taken > 0)
            bound!.GiveBack(_taken);
        (_bytes, _taken) = ([], 0);
    }
}
