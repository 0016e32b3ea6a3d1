using System.Runtime.InteropServices;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Journeys;

/// <summary>
/// The touches of one person's current cycle (since the last conversion), oldest first, at most <c>bound</c> of them.
/// Invariants: times never fall; the first touch of the cycle stays whatever is cut.
/// </summary>
internal sealed class CycleTouches(int bound)
{
    private readonly List<Touch> _touches = [];

    /// <summary>How many touches were ever removed from this cycle's front; a position handed out earlier shifts by it.</summary>
    private int _removed;

    public int Count => _touches.Count;

    public bool WasCut => _removed > 0;

    /// <summary>Adds a touch and returns its position, which <see cref="At"/> takes as long as the cycle lasts.</summary>
    public int Add(Touch touch)
    {
        if (_touches.Count >= bound)
        {
            var gone = (bound / 2) - 1;
            _touches.RemoveRange(1, gone);
            _removed += gone;
        }

        _touches.Add(touch);
        return _touches.Count - 1 + _removed;
    }

    /// <summary>The touch at a position, or a null reference where it has been cut.</summary>
    public ref Touch At(int position)
    {
        var index = position == 0 ? 0 : position - _removed;
        if (index <= 0 && position != 0)
            return ref System.Runtime.CompilerServices.Unsafe.NullRef<Touch>();

        return ref CollectionsMarshal.AsSpan(_touches)[index];
    }

    /// <summary>The touches that lie no further back than <paramref name="earliest"/>.</summary>
    public ReadOnlySpan<Touch> Since(long earliest)
    {
        var all = CollectionsMarshal.AsSpan(_touches);
        var start = 0;
        while (start < all.Length && all[start].At < earliest)
            start++;

        return all[start..];
    }

    public void Clear()
    {
        _touches.Clear();
        _removed = 0;
    }
}
