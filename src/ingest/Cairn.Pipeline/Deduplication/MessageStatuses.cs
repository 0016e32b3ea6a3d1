using Cairn.Model;

namespace Cairn.Pipeline.Deduplication;

/// <summary>What a message that came before means for its event.</summary>
public static class MessageStatuses
{
    /// <summary>The outcome of the step itself.</summary>
    public static Outcome Decide(this MessageStatus status) => status == MessageStatus.Duplicate ? Outcome.Suppressed(SuppressionReasons.SecondDelivery) : Outcome.Accepted;

    /// <summary>The outcome after the step: a duplicate is suppressed, whatever was decided before; an id that was used before is flagged.</summary>
    /// <param name="status">Whether the message was here.</param>
    /// <param name="outcome">What the steps before decided.</param>
    /// <param name="e">The event.</param>
    public static Outcome Decide(this MessageStatus status, in Outcome outcome, Event e)
    {
        if (status == MessageStatus.IdReused)
            EventFlags.Add(e, EventFlags.IdReused);
        return status == MessageStatus.Duplicate ? status.Decide() : outcome;
    }
}
