using System.Runtime.InteropServices;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Resampling;

/// <summary>
/// Different journeys of people unknown, with how often each happened: the rows of a path file, of which many may be the same.
/// Two are the same when they have the same players at the same distances from the end.
/// </summary>
internal sealed class JourneyTable
{
    /// <summary>Bound on the touches of all different journeys together: 200 MB.</summary>
    public const int MaxTouches = 1 << 23;

    private readonly Dictionary<ulong, int> _byKey = [];
    private readonly List<Touch> _touches = [];
    private readonly List<Entry> _entries = [];

    /// <summary>Whether a journey of so many touches still has room.</summary>
    public bool HasRoomFor(int touches) => _touches.Count == 0 || _touches.Count + touches <= MaxTouches;

    /// <summary>Adds a journey.</summary>
    /// <param name="key">A hash of its content, the same for the same journeys.</param>
    /// <param name="journey">The journey.</param>
    public void Add(ulong key, in Journey journey)
    {
        ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(_byKey, key, out var known);
        if (!known)
        {
            index = _entries.Count;
            _entries.Add(new Entry { Key = key, First = _touches.Count, Length = journey.Touches.Length, EndedAt = journey.EndedAt });
            _touches.AddRange(journey.Touches);
        }

        ref var entry = ref CollectionsMarshal.AsSpan(_entries)[index];
        entry.Conversions += journey.Conversions;
        entry.Nulls += journey.Nulls;
        entry.Value += journey.Value;
    }

    /// <summary>Hands each different journey over, with its key, and forgets them.</summary>
    public void Drain(KeyedJourneyHandler handler)
    {
        foreach (ref readonly var entry in CollectionsMarshal.AsSpan(_entries))
        {
            handler(entry.Key, new Journey
            {
                Touches = CollectionsMarshal.AsSpan(_touches).Slice(entry.First, entry.Length),
                Conversions = entry.Conversions,
                Nulls = entry.Nulls,
                Value = entry.Value,
                EndedAt = entry.EndedAt,
            });
        }

        _byKey.Clear();
        _touches.Clear();
        _entries.Clear();
    }

    private struct Entry
    {
        public ulong Key;
        public int First;
        public int Length;
        public long EndedAt;
        public long Conversions;
        public long Nulls;
        public decimal Value;
    }
}
