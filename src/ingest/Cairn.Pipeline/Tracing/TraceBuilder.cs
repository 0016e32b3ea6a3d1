using Cairn.Model;

namespace Cairn.Pipeline.Tracing;

/// <summary>Makes traces of events.</summary>
public static class TraceBuilder
{
    /// <summary>The trace of an event as it stands after the pipeline.</summary>
    /// <param name="e">The event.</param>
    /// <param name="sentAs">What its sender called it.</param>
    /// <param name="outcome">What the pipeline decided.</param>
    /// <param name="testId">The request's test id.</param>
    public static EventTrace Of(Event e, string sentAs, in Outcome outcome, string testId)
    {
        ArgumentNullException.ThrowIfNull(e);
        var rejection = outcome.Rejection;
        return new EventTrace
        {
            ReceivedAt = e.ReceivedAt,
            Source = e.Source,
            LogId = e.LogId,
            LogOffset = e.LogOffset,
            SentAs = sentAs,
            Event = e.Name,
            OccurredAt = e.OccurredAt,
            MessageId = e.MessageId,
            UserId = e.UserId,
            AnonymousId = e.AnonymousId,
            Identifiers = e.Identifiers,
            SessionId = e.SessionId,
            Channel = e.Traffic.Channel,
            Flags = e.Flags,
            TestId = testId,
            End = EndOf(outcome),
            Step = rejection?.Step ?? StepOf(outcome.SuppressedReason),
            Code = rejection?.Code ?? outcome.SuppressedReason ?? "",
            Field = rejection?.Field ?? "",
            Reason = rejection?.Reason ?? "",
        };
    }

    /// <summary>The trace of an event that came with a key for trying out: the same, but nothing of it is anywhere.</summary>
    /// <param name="e">The event.</param>
    /// <param name="sentAs">What its sender called it.</param>
    /// <param name="outcome">What the pipeline decided.</param>
    /// <param name="testId">The key's test id.</param>
    public static EventTrace OfPreview(Event e, string sentAs, in Outcome outcome, string testId) =>
        Of(e, sentAs, outcome, testId) with { End = TraceEnd.Previewed, Otherwise = EndOf(outcome), LogId = "", LogOffset = 0 };

    private static TraceEnd EndOf(in Outcome outcome) =>
        outcome.Rejection is not null ? TraceEnd.Quarantined : outcome.SuppressedReason is not null ? TraceEnd.Suppressed : TraceEnd.Stored;

    private static string StepOf(string? suppressedReason) => suppressedReason switch
    {
        null => "",
        SuppressionReasons.SecondDelivery => IngestSteps.Deduplication,
        SuppressionReasons.AutomaticEvent => IngestSteps.Plan,
        SuppressionReasons.ConsentDenied => IngestSteps.Consent,
        _ => IngestSteps.Decode,
    };
}
