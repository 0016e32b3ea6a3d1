using System.Runtime.InteropServices;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.ValueAdded;

/// <summary>Goes through a journey visit by visit, with what befell the person in each: between its first touch and its end.</summary>
/// <param name="gapMs">Silence after which a visit is over, in milliseconds; exactly that is not.</param>
internal sealed class VisitWalk(long gapMs)
{
    private readonly List<Moment> _moments = [];

    /// <summary>Takes one visit: its moments in order of time, and whether it ended in the journey's conversion.</summary>
    public delegate void Handler(ReadOnlySpan<Moment> moments, bool converted);

    /// <summary>Hands each visit over, oldest first.</summary>
    public void Run(in Journey journey, Handler handler)
    {
        var touches = journey.Touches;
        var (first, befell) = (0, 0);
        for (var next = 1; next <= touches.Length; next++)
        {
            if (next < touches.Length && touches[next].At - touches[next - 1].At <= gapMs)
                continue;
            var isLast = next == touches.Length;
            Take(in journey, first, next, ref befell);
            handler(CollectionsMarshal.AsSpan(_moments), isLast && journey.Conversions > 0 && journey.EndedAt - touches[^1].At <= gapMs);
            first = next;
        }
    }

    /// <summary>The moments of the visit whose touches stand from one place to before another.</summary>
    private void Take(in Journey journey, int first, int next, ref int befell)
    {
        _moments.Clear();
        var touches = journey.Touches;
        var others = journey.Befell;
        while (befell < others.Length && others[befell].At < touches[first].At)
            befell++;
        for (var touch = first; touch < next; touch++)
        {
            for (; befell < others.Length && others[befell].At < touches[touch].At; befell++)
                _moments.Add(new Moment(others[befell].Player, -1));
            _moments.Add(new Moment(touches[touch].Player, touch));
        }

        for (; befell < others.Length && others[befell].At - touches[next - 1].At <= gapMs && (next == touches.Length || others[befell].At < touches[next].At); befell++)
            _moments.Add(new Moment(others[befell].Player, -1));
    }

    /// <summary>Something in a visit.</summary>
    /// <param name="Player">The player.</param>
    /// <param name="Touch">Which touch of the journey it is; -1: it befell the person.</param>
    internal readonly record struct Moment(int Player, int Touch);
}
