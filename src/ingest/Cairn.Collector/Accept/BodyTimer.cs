using System.IO.Pipelines;

namespace Cairn.Collector.Accept;

/// <summary>Ends the wait for a body that takes too long. Nothing runs while a body is there with its head, as most are.</summary>
internal sealed class BodyTimer(PipeReader body, TimeSpan maxTime, TimeProvider time) : IAsyncDisposable
{
    private ITimer? _timer;
    private volatile bool _isOver;

    /// <summary>Whether it took too long.</summary>
    public bool IsOver => _isOver;

    /// <summary>Begins to count, once.</summary>
    public void Begin() => _timer ??= time.CreateTimer(static patience => ((BodyTimer)patience!).Abandon(), this, maxTime, Timeout.InfiniteTimeSpan);

    /// <summary>Counts no more. When this returns, the body is not touched again.</summary>
    public ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Abandon()
    {
        _isOver = true;
        body.CancelPendingRead();
    }
}
