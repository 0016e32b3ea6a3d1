using Cairn.Model.Journeys;

namespace Cairn.Attribution.ValueAdded;

/// <summary>Goes through a journey visit by visit.</summary>
/// <param name="gapMs">Silence after which a visit is over, in milliseconds; exactly that is not.</param>
internal sealed class VisitWalk(long gapMs)
{
    /// <summary>Takes one visit: its touches, and whether it ended in the journey's conversion.</summary>
    public delegate void Handler(ReadOnlySpan<Touch> touches, bool converted);

    /// <summary>Hands each visit over, oldest first.</summary>
    public void Run(in Journey journey, Handler handler)
    {
        var touches = journey.Touches;
        var first = 0;
        for (var next = 1; next <= touches.Length; next++)
        {
            if (next < touches.Length && touches[next].At - touches[next - 1].At <= gapMs)
                continue;
            var isLast = next == touches.Length;
            handler(touches[first..next], isLast && journey.Conversions > 0 && journey.EndedAt - touches[^1].At <= gapMs);
            first = next;
        }
    }
}
