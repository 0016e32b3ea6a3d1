using Cairn.Pipeline.Tracing;

namespace Cairn.Collector.Live;

/// <summary>
/// Hands traces on to those who watch. While nobody does, it costs one comparison an event. Nobody who watches can hold
/// anything up: what he does not read in time is dropped, and he is told how much. Thread-safe.
/// </summary>
public sealed class LiveFeed : ITraceObserver, IDisposable
{
    /// <summary>The most that may watch at once.</summary>
    public const int MaxSubscribers = 32;

    private readonly Lock _changing = new();
    private readonly CancellationTokenSource _closing = new();
    private volatile LiveSubscriber[] _subscribers = [];
    private bool _isClosed;

    /// <summary>A feed that nobody watches yet.</summary>
    public LiveFeed() => Closing = _closing.Token;

    /// <inheritdoc/>
    public bool IsWatching => _subscribers.Length > 0;

    /// <summary>How many watch.</summary>
    public int Subscribers => _subscribers.Length;

    internal CancellationToken Closing { get; }

    /// <inheritdoc/>
    public bool Wants(EventTrace trace) => Array.Exists(_subscribers, subscriber => subscriber.Filter.Takes(trace));

    /// <inheritdoc/>
    public void Show(EventTrace trace)
    {
        foreach (var subscriber in _subscribers)
            if (subscriber.Filter.Takes(trace))
                subscriber.Add(trace);
    }

    /// <summary>Ends for all who watch, and takes no more.</summary>
    public void Close()
    {
        lock (_changing)
        {
            if (_isClosed)
                return;
            _isClosed = true;
            foreach (var subscriber in _subscribers)
                subscriber.End();
            _subscribers = [];
        }
        _closing.Cancel();
    }

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        Close();
        _closing.Dispose();
    }

    /// <summary>Begins to watch.</summary>
    /// <returns>Null when too many do, or the feed has ended.</returns>
    internal LiveSubscriber? TrySubscribe(LiveFilter filter)
    {
        lock (_changing)
        {
            if (_isClosed || _subscribers.Length >= MaxSubscribers)
                return null;
            var subscriber = new LiveSubscriber(filter);
            _subscribers = [.. _subscribers, subscriber];
            return subscriber;
        }
    }

    /// <summary>Ends one's watching.</summary>
    internal void Remove(LiveSubscriber subscriber)
    {
        lock (_changing)
            _subscribers = [.. _subscribers.Where(other => other != subscriber)];
    }
}
