namespace Cairn.Collector.Telemetry;

/// <summary>Whether what is sent to a receiver of telemetry arrives. Thread-safe.</summary>
/// <param name="receiver">Its address.</param>
internal sealed class TelemetryState(Uri receiver)
{
    private volatile bool _metricsFail, _tracesFail;

    /// <summary>What is wrong; empty while all arrives. The text stays the same for as long as the receiver is away.</summary>
    public string Problem => _metricsFail || _tracesFail ? $"{receiver} takes no metrics or traces; they are dropped until it does" : "";

    public void NoteMetrics(bool arrived) => _metricsFail = !arrived;

    public void NoteTraces(bool arrived) => _tracesFail = !arrived;
}
