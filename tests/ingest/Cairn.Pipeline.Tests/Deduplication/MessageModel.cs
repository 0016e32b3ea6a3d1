using Cairn.Pipeline.Deduplication;
using Cairn.Protocols.Wire;

namespace Cairn.Pipeline.Tests.Deduplication;

/// <summary>What the index promises, as plainly as it can be said: for ever, in a dictionary.</summary>
internal sealed class MessageModel(int window)
{
    private readonly Dictionary<ulong, Dictionary<uint, int>> _lastReceived = [];
    private int _newest = -1;

    public MessageStatus Add(MessageKey key, int day)
    {
        _newest = Math.Max(_newest, day);
        if (!_lastReceived.TryGetValue(key.Id, out var contents))
            _lastReceived[key.Id] = contents = [];
        var remembered = contents.Where(content => content.Value >= _newest - window).Select(content => content.Key).ToArray();
        var verdict = remembered.Contains(key.Content) ? MessageStatus.Duplicate
            : remembered.Length > 0 ? MessageStatus.IdReused
            : MessageStatus.New;
        contents[key.Content] = Math.Max(day, contents.GetValueOrDefault(key.Content, -1));
        return verdict;
    }
}
