using System.Runtime.InteropServices;

namespace Cairn.World.Score.Identity;

/// <summary>One to eight owners in ascending order; equal when they are the same people.</summary>
internal readonly struct OwnerSet : IEquatable<OwnerSet>
{
    /// <summary>So many people may share an identifier: the work for one grows with 2 to this power.</summary>
    public const int Max = 8;

    private readonly UInt128 _first;
    private readonly UInt128 _second;

    /// <summary>Takes owners, ascending.</summary>
    public OwnerSet(ReadOnlySpan<int> owners)
    {
        Span<int> numbers = stackalloc int[Max];
        numbers.Fill(-1);
        owners.CopyTo(numbers);
        var parts = MemoryMarshal.Cast<int, UInt128>(numbers);
        (_first, _second) = (parts[0], parts[1]);
    }

    /// <inheritdoc/>
    public bool Equals(OwnerSet other) => _first == other._first && _second == other._second;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is OwnerSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // The hash of a long is its halves' exclusive or: the same for all neighbours 2n and 2n + 1, as households are.
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes([_first, _second]));
        return hash.ToHashCode();
    }
}
