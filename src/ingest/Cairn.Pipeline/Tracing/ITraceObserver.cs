namespace Cairn.Pipeline.Tracing;

/// <summary>Somebody who watches what becomes of calls. Its members are called on the pipeline's threads and must not wait.</summary>
public interface ITraceObserver
{
    /// <summary>Whether anybody watches: while nobody does, no trace is made.</summary>
    bool IsWatching { get; }

    /// <summary>Whether a trace is one of those that are watched for.</summary>
    bool Wants(EventTrace trace);

    /// <summary>Shows a trace; its call is where it says.</summary>
    void Show(EventTrace trace);
}
