using Cairn.Model.Journeys;

namespace Cairn.Attribution.Journeys;

/// <summary>Counts touches, people and converters of each player. People come one after the other, so one number a player remembers them.</summary>
internal sealed class PlayerCounts
{
    private Entry[] _entries = new Entry[64];
    private int _used;

    /// <summary>Takes one journey of a person in.</summary>
    /// <param name="touches">Its touches.</param>
    /// <param name="person">The person's number, from 1, never falling.</param>
    /// <param name="converted">Whether the journey ended in a conversion.</param>
    public void Add(ReadOnlySpan<Touch> touches, long person, bool converted)
    {
        foreach (var touch in touches)
        {
            if (touch.Player >= _entries.Length)
                Array.Resize(ref _entries, Math.Max(touch.Player + 1, _entries.Length * 2));
            _used = Math.Max(_used, touch.Player + 1);
            ref var entry = ref _entries[touch.Player];
            entry.Touches++;
            if (entry.LastPerson != person)
                entry.People++;
            entry.LastPerson = person;
            if (converted && entry.LastConverter != person)
            {
                entry.Converters++;
                entry.LastConverter = person;
            }
        }
    }

    /// <summary>The counts by the player's index.</summary>
    public PlayerActivity[] ToArray() =>
        [.. _entries.Take(_used).Select(static entry => new PlayerActivity(entry.Touches, entry.People, entry.Converters))];

    private struct Entry
    {
        public long Touches;
        public long People;
        public long Converters;
        public long LastPerson;
        public long LastConverter;
    }
}
