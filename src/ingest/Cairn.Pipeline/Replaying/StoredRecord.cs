using Cairn.Model;
using Cairn.Warehouse.Events;

namespace Cairn.Pipeline.Replaying;

/// <summary>What the warehouse holds at one offset of a log.</summary>
internal sealed record StoredRecord
{
    public required StoredKind Kind { get; init; }

    /// <summary>The event; of a record that is none its name, message id and time, as far as they are kept.</summary>
    public required Event Event { get; init; }

    /// <summary>Why it is no event.</summary>
    public string Code { get; init; } = "";

    public string Field { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>Whether the same message had been delivered before: no other plan makes an event of it.</summary>
    public bool IsSecondDelivery => Kind == StoredKind.Suppressed && Code == SuppressionReasons.SecondDelivery;

    /// <summary>Whether the message's id had been used for other content before.</summary>
    public bool IsIdReused => Kind == StoredKind.Event && Event.Flags.Split(' ').Contains(EventFlags.IdReused);

    /// <summary>Whether an event was decided as it is stored.</summary>
    public bool Is(Event e, in Outcome outcome)
    {
        if (outcome.Rejection is { } rejection)
            return Kind == StoredKind.Quarantined && (Code, Field, Reason, Event.Name) == (rejection.Code, rejection.Field, rejection.Reason, e.Name);
        if (outcome.SuppressedReason is { } reason)
            return Kind == StoredKind.Suppressed && (Code, Event.Name, Event.MessageId, Event.OccurredAt) == (reason, e.Name, e.MessageId, e.OccurredAt);
        return Kind == StoredKind.Event && EventColumns.AreSame(Event, e);
    }
}
