namespace Cairn.Pipeline.Deduplication.Report;

/// <summary>How often messages of one source and event came again.</summary>
/// <param name="Source">The sender.</param>
/// <param name="Event">The event; empty where it could not be read.</param>
/// <param name="SecondDeliveries">Messages that were delivered before, with the same content, and were suppressed.</param>
/// <param name="ReusedIds">Events whose message id had been used for other content; they are stored, and flagged.</param>
/// <param name="SourceDeliveries">Everything that the source delivered, of any event, second deliveries included.</param>
/// <param name="FirstSeen">When the first of both was received, Unix milliseconds.</param>
/// <param name="LastSeen">When the last of both was received, Unix milliseconds.</param>
public sealed record DuplicateCount(
    string Source, string Event, ulong SecondDeliveries, ulong ReusedIds, ulong SourceDeliveries, long FirstSeen, long LastSeen)
{
    /// <summary>Second deliveries among all that the source delivered, 0 to 1.</summary>
    public double Share => SourceDeliveries == 0 ? 0 : (double)SecondDeliveries / SourceDeliveries;
}
