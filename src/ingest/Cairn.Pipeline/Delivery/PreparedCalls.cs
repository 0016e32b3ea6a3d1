using Cairn.Protocols.Wire;
using Cairn.Warehouse.Events;

namespace Cairn.Pipeline.Delivery;

/// <summary>The calls of one request in a block of prepared ones; valid until the next request is asked for.</summary>
/// <param name="Block">The block.</param>
/// <param name="Request">Which of its requests.</param>
internal readonly record struct PreparedCalls(PreparedBlock Block, int Request)
{
    public int Count => Block.CallsOf(Request);

    public long FirstOffset => Block.PlaceOf(Request).FirstOffset;

    public EventRows Rows => Block.Rows;

    /// <summary>Row of the first call; the others follow.</summary>
    public int FirstRow => Block.FirstRowOf(Request);

    public ReadOnlySpan<MessageKey> Keys => Block.Keys.Slice(FirstRow, Count);

    /// <summary>When the request was received, Unix milliseconds.</summary>
    public long ReceivedAt => Rows.ReceivedAt(FirstRow);
}
