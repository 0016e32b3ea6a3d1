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
        var refusal = outcome.Refusal;
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
            Step = refusal?.Step ?? StepOf(outcome.KeptOutReason),
            Code = refusal?.Code ?? outcome.KeptOutReason ?? "",
            Field = refusal?.Field ?? "",
            Reason = refusal?.Reason ?? "",
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
        outcome.Refusal is not null ? TraceEnd.Quarantined : outcome.KeptOutReason is not null ? TraceEnd.KeptOut : TraceEnd.Stored;

    private static string StepOf(string? keptOutReason) => keptOutReason switch
    {
        null => "",
        Protocols.LeftOutReasons.SecondDelivery => IngestSteps.Deduplication,
        KeptOutReasons.ConsentDenied => IngestSteps.Consent,
        _ => IngestSteps.Decode,
    };
}
