using Cairn.Model;
using Cairn.Protocols;

namespace Cairn.Pipeline.Deduplication;

/// <summary>What a message that came before means for its event.</summary>
public static class MessageVerdicts
{
    /// <summary>The outcome of the step itself.</summary>
    public static Outcome Decide(this MessageVerdict verdict) => verdict == MessageVerdict.Duplicate ? Outcome.KeptOut(LeftOutReasons.SecondDelivery) : Outcome.Accepted;

    /// <summary>The outcome after the step: a duplicate is kept out, whatever was decided before; an id that was used before is flagged.</summary>
    /// <param name="verdict">Whether the message was here.</param>
    /// <param name="outcome">What the steps before decided.</param>
    /// <param name="e">The event.</param>
    public static Outcome Decide(this MessageVerdict verdict, in Outcome outcome, Event e)
    {
        if (verdict == MessageVerdict.IdReused)
            EventFlags.Add(e, EventFlags.IdReused);
        return verdict == MessageVerdict.Duplicate ? verdict.Decide() : outcome;
    }
}
