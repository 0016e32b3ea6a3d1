namespace Cairn.Pipeline.Deduplication;

/// <summary>On which days how many messages of each source are stored, and which of these days were read.</summary>
internal sealed class MessageDays
{
    private readonly Dictionary<string, SortedList<int, long>> _unread = new(StringComparer.Ordinal);
    private readonly HashSet<(string Source, int Day)> _read = [];

    public void Add(string source, int day, long messages)
    {
        if (!_unread.TryGetValue(source, out var days))
            _unread[source] = days = [];
        days[day] = messages;
    }

    /// <summary>Whether all stored messages of a day are known: it was read, or has none.</summary>
    public bool IsRead(string source, int day) =>
        _read.Contains((source, day)) || !_unread.TryGetValue(source, out var days) || !days.ContainsKey(day);

    /// <summary>The days to read with one that is asked for: its neighbours too, as long as they are few messages.</summary>
    public (int From, int To) Around(string source, int day, long maxMessages)
    {
        var days = _unread[source];
        var (first, last) = (days.IndexOfKey(day), days.IndexOfKey(day));
        var messages = days.Values[first];
        while (last + 1 < days.Count && messages + days.Values[last + 1] <= maxMessages)
            messages += days.Values[++last];
        while (first > 0 && messages + days.Values[first - 1] <= maxMessages)
            messages += days.Values[--first];
        return (days.Keys[first], days.Keys[last]);
    }

    /// <summary>Notes that days were read.</summary>
    public void NoteRead(string source, int from, int to)
    {
        var days = _unread[source];
        foreach (var day in days.Keys.Where(day => day >= from && day <= to).ToArray())
        {
            days.Remove(day);
            _read.Add((source, day));
        }
    }
}
