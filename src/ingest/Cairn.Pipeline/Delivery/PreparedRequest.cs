using System.Runtime.InteropServices;
using Cairn.Model;
using Cairn.Protocols.Wire;
using Cairn.Spool;
using Cairn.Warehouse.Events;

namespace Cairn.Pipeline.Delivery;

/// <summary>
/// What became of the calls of a request when it was accepted, ready to be stored: decoded, through all steps of
/// <see cref="IngestSteps"/> from decode to machine, encoded. Only requests all of whose calls became events with a message id are prepared;
/// the others are few, and take the long way. For one thread at a time; reused.
/// </summary>
/// <param name="waiting">Where it waits for delivery once its request is in the spool.</param>
public sealed class PreparedRequest(PreparedRequests waiting) : ISpoolCompanion
{
    private const long MaxKept = 512 << 10;

    /// <summary>The most memory that a request's rows may take: what is larger takes the long way.</summary>
    public const long MaxBytes = 8 << 20;

    private readonly List<MessageKey> _keys = [];
    private readonly List<StepSample> _samples = [];

    /// <summary>Whether every call so far became an event.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>How many calls it has.</summary>
    public int Calls => _keys.Count;

    internal EventRows Rows { get; } = new();

    internal ReadOnlySpan<MessageKey> Keys => CollectionsMarshal.AsSpan(_keys);

    /// <summary>What was timed in each step, decoding first.</summary>
    internal ReadOnlySpan<StepSample> Samples => CollectionsMarshal.AsSpan(_samples);

    /// <inheritdoc/>
    public long Bytes => IsWhole ? Rows.Used + PreparedBlock.BytesOf(_keys.Count) : 0;

    /// <summary>Bytes that it keeps, full or empty.</summary>
    public long Capacity => Rows.Capacity + PreparedBlock.BytesOf(_keys.Capacity);

    /// <summary>Whether it keeps so much memory that it is better made anew.</summary>
    public bool IsLarge => Capacity > MaxKept;

    /// <summary>Forgets what it held.</summary>
    public void Begin()
    {
        Rows.Clear();
        _keys.Clear();
        _samples.Clear();
        IsWhole = true;
    }

    /// <summary>Takes the next call, which the pipeline let pass.</summary>
    /// <param name="key">What its message is known by.</param>
    /// <param name="e">The event that it became.</param>
    public void Add(in MessageKey key, Event e)
    {
        if (!IsWhole)
            return;
        Rows.Add(e);
        _keys.Add(key);
        IsWhole = Rows.Used + PreparedBlock.BytesOf(_keys.Count) <= MaxBytes;
    }

    /// <summary>A call became no event, or cannot be recognised, or there is no room for it: the request takes the long way.</summary>
    public void Abandon() => IsWhole = false;

    /// <summary>Notes what was timed in each step since the last request.</summary>
    public void Note(EventPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        foreach (var counter in pipeline.Counters)
            _samples.Add(counter.TakeSample());
    }

    /// <inheritdoc/>
    public ISpoolGroupCompanion? Join(ISpoolGroupCompanion? group, int request)
    {
        if (!IsWhole || Calls == 0)
            return group;
        // A block of another owner is of no use here; the request then takes the long way.
        var block = group ?? waiting.TakeIdle();
        if (block is PreparedBlock own && own.Owner == waiting)
            own.Add(this, request);
        return block;
    }
}
