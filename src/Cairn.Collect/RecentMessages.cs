namespace Cairn.Collect;

/// <summary>
/// Tells messages that were delivered before from new ones: a client that got no answer sends the same message again. A
/// message is the same when its <see cref="MessageKey"/> is; an id that comes back with other content is another message.
/// Remembers the latest one to two million in at most 64 MB; what lies further apart is not recognised. Two messages with
/// different ids are taken for one with a chance of about 1 in 10^13, two of one id with other content with one of 1 in 4
/// billion. Not thread-safe.
/// </summary>
/// <remarks>The outcome depends on nothing but the messages and their order, so that a log gives the same on every pass.</remarks>
public sealed class RecentMessages
{
    /// <summary>How many messages are remembered for certain.</summary>
    public const int Remembered = 1_000_000;

    private readonly int _generation;
    private HashSet<ulong> _newer = [], _older = [];

    /// <summary>Remembers <see cref="Remembered"/> messages.</summary>
    public RecentMessages()
        : this(Remembered)
    {
    }

    internal RecentMessages(int generation) => _generation = generation;

    /// <summary>Notes a call that is an event.</summary>
    /// <returns>False when the same message was noted before. A call without message id is always new.</returns>
    public bool Add(Call call)
    {
        ArgumentNullException.ThrowIfNull(call);
        if (call.Event.MessageId.Length == 0)
            return true;
        var message = Folded(MessageKey.Of(call));
        if (_older.Contains(message) || !_newer.Add(message))
            return false;
        if (_newer.Count == _generation)
        {
            (_newer, _older) = (_older, _newer);
            _newer.Clear();
        }
        return true;
    }

    /// <summary>Id and content in one word. Contents of one id stay apart, because an odd factor maps no two to the same.</summary>
    private static ulong Folded(MessageKey key) => key.Id ^ (key.Content * 0x9E3779B97F4A7C15);
}
