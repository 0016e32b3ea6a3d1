using System.Threading.Channels;

namespace Cairn.Warehouse.Loading;

/// <summary>
/// Batches that change places: one task fills one while another stores the one before. Their number bounds what waits. One task on each
/// side.
/// </summary>
/// <typeparam name="T">What is filled and stored.</typeparam>
public sealed class BatchExchange<T>
{
    private readonly Channel<T> _empty, _full;

    /// <param name="batches">All there are; two are enough, a third would only take memory.</param>
    public BatchExchange(params IReadOnlyList<T> batches)
    {
        ArgumentNullException.ThrowIfNull(batches);
        Count = batches.Count;
        (_empty, _full) = (Channel.CreateBounded<T>(batches.Count), Channel.CreateBounded<T>(1));
        foreach (var batch in batches)
            _empty.Writer.TryWrite(batch);
    }

    /// <summary>How many batches there are.</summary>
    public int Count { get; }

    /// <summary>To be stored, in order; ends when the filling side does, with its error if it failed.</summary>
    public ChannelReader<T> Full => _full.Reader;

    /// <summary>Waits for a batch that may be filled.</summary>
    public ValueTask<T> TakeAsync(CancellationToken ct) => _empty.Reader.ReadAsync(ct);

    /// <summary>A batch that may be filled, if one is there.</summary>
    public bool TryTake(out T batch) => _empty.Reader.TryRead(out batch!);

    /// <summary>Hands a batch on to be stored; waits while another one is.</summary>
    public ValueTask HandOnAsync(T batch, CancellationToken ct) => _full.Writer.WriteAsync(batch, ct);

    /// <summary>Gives a batch back that is stored.</summary>
    public ValueTask ReturnAsync(T batch, CancellationToken ct) => _empty.Writer.WriteAsync(batch, ct);

    /// <summary>Nothing more will be handed on.</summary>
    /// <param name="failure">Why, when it is not that all is done.</param>
    public void Complete(Exception? failure = null) => _full.Writer.Complete(failure);
}
