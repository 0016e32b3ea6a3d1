using Cairn.World.Randomness;
using Cairn.World.Scenario;
using Cairn.World.Wire;

namespace Cairn.World.Tracking;

/// <summary>When a call is sent and when it arrives: at once from browsers, in batches from app and back end.</summary>
internal sealed class Arrivals
{
    private const int BatchMilliseconds = 30_000;
    private const int MaxBatch = 20;
    private const int ServerMilliseconds = 10_000;
    private const int ServerLatency = 35;

    private long _batchBegan;
    private int _batchSize;
    private ulong _batch;

    /// <summary>Key of the request that carries the last call.</summary>
    public ulong Request { get; private set; }

    /// <summary>A visit begins.</summary>
    public void Begin(in VisitContext context) => (_batchBegan, _batchSize, _batch) = (long.MinValue / 2, 0, context.Visit.Key);

    /// <summary>Sets when a call is sent and when it arrives; the device's clock may be wrong in what it says.</summary>
    public void Time(ref Signal signal, in VisitContext context)
    {
        switch (signal.Sender)
        {
            case SenderKind.Server:
                Window(ref signal, ServerMilliseconds, ServerLatency);
                return;
            case SenderKind.App:
                Batch(ref signal, context);
                break;
            default:
                var luck = new Draws(signal.Message);
                signal.SentAt = signal.HappenedAt + 3 + (long)(luck.Uniform(0) * 60);
                signal.ArrivesAt = signal.SentAt + 40 + (long)(luck.Uniform(1) * 260);
                Request = signal.Message;
                break;
        }
        signal.HappenedAt += context.Device.Skew;
        signal.SentAt += context.Device.Skew;
    }

    /// <summary>Senders of many customers' calls gather them for a while: the request arrives at the window's end.</summary>
    public void Window(ref Signal signal, int milliseconds, int latency)
    {
        var end = (signal.HappenedAt / milliseconds + 1) * milliseconds;
        (signal.SentAt, signal.ArrivesAt) = (end, end + latency);
        Request = Mix.Of((ulong)signal.Sender, (ulong)end);
    }

    private void Batch(ref Signal signal, in VisitContext context)
    {
        if (signal.HappenedAt - _batchBegan > BatchMilliseconds || _batchSize == MaxBatch)
            (_batchBegan, _batchSize, _batch) = (signal.HappenedAt, 0, Mix.Of(_batch, 1));
        _batchSize++;
        signal.SentAt = _batchBegan + BatchMilliseconds + context.Offline;
        signal.ArrivesAt = signal.SentAt + 60 + (long)(new Draws(_batch).Uniform(0) * 400);
        Request = _batch;
    }
}
