using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cairn.Protocols.Wire;
using Cairn.Spool;
using Cairn.Warehouse.Events;

namespace Cairn.Pipeline.Delivery;

/// <summary>
/// What is prepared of a group of requests, one behind the other in the order of the log: what is written and read in order costs the
/// processor's caches far less than an object for each. For one thread at a time; reused.
/// </summary>
/// <param name="owner">Where it waits for delivery once its group is in the spool.</param>
internal sealed class PreparedBlock(PreparedRequests owner) : ISpoolGroupCompanion
{
    private readonly List<Entry> _requests = [];
    private readonly List<MessageKey> _keys = [];
    private StepSample[] _samples = [];

    /// <summary>How many requests it holds.</summary>
    public int Count => _requests.Count;

    /// <summary>Bytes that they take.</summary>
    public long Bytes => Rows.Used + BytesOf(_keys.Count) + ((long)_requests.Count * Unsafe.SizeOf<Entry>());

    /// <summary>Bytes that it keeps, full or empty.</summary>
    public long Capacity => Rows.Capacity + BytesOf(_keys.Capacity) + ((long)_requests.Capacity * Unsafe.SizeOf<Entry>());

    public PreparedRequests Owner => owner;

    public EventRows Rows { get; } = new();

    public ReadOnlySpan<MessageKey> Keys => CollectionsMarshal.AsSpan(_keys);

    /// <summary>What the ids of so many calls take.</summary>
    public static long BytesOf(int keys) => (long)keys * Unsafe.SizeOf<MessageKey>();

    public void Clear()
    {
        Rows.Clear();
        _requests.Clear();
        _keys.Clear();
        Array.Clear(_samples);
    }

    /// <summary>Copies a request to the end.</summary>
    /// <param name="request">What is prepared of it.</param>
    /// <param name="number">Its place in the group.</param>
    public void Add(PreparedRequest request, int number)
    {
        _requests.Add(new Entry(default, number, Rows.Count));
        Rows.AddRange(request.Rows);
        _keys.AddRange(request.Keys);
        if (_samples.Length < request.Samples.Length)
            Array.Resize(ref _samples, request.Samples.Length);
        for (var step = 0; step < request.Samples.Length; step++)
            _samples[step] = new StepSample(_samples[step].Ticks + request.Samples[step].Ticks, _samples[step].Count + request.Samples[step].Count);
    }

    public void OnStored(SpoolFileName file, ReadOnlySpan<long> firstOffsets)
    {
        foreach (ref var request in CollectionsMarshal.AsSpan(_requests))
            request = request with { Place = new SpoolOffset(file, firstOffsets[request.Number]) };
        owner.Put(this);
    }

    public void OnRejected() => owner.Return(this);

    public SpoolOffset PlaceOf(int request) => _requests[request].Place;

    public int FirstRowOf(int request) => _requests[request].FirstRow;

    public int CallsOf(int request) => (request + 1 < _requests.Count ? _requests[request + 1].FirstRow : Rows.Count) - _requests[request].FirstRow;

    /// <summary>What was timed of all its requests, decoding first; once, so that it counts once.</summary>
    public StepSample[] TakeSamples()
    {
        var samples = _samples;
        _samples = [];
        return samples;
    }

    /// <param name="Place">Where it stands, once it does.</param>
    /// <param name="Number">Its place in the group.</param>
    /// <param name="FirstRow">The row of its first call.</param>
    private readonly record struct Entry(SpoolOffset Place, int Number, int FirstRow);
}
