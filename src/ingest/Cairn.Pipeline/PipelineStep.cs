using Cairn.Model;

namespace Cairn.Pipeline;

/// <summary>
/// One step on an event's way into the warehouse. It may fill in or correct the event, reject it, or suppress it; it never
/// looks at what other events did to it, so that a pipeline can be run again with the same outcome.
/// </summary>
public abstract class PipelineStep
{
    /// <summary>The step's name: one lower-case word.</summary>
    public abstract string Name { get; }

    /// <summary>Passes the event on.</summary>
    /// <returns>Whether it goes to the next step; if not, why.</returns>
    public abstract Outcome Apply(Event e);

    /// <summary>
    /// Why an event that another step rejects must not go to quarantine either: quarantine holds records as they were sent.
    /// </summary>
    /// <returns>The reason under which it is suppressed; null when nothing speaks against it.</returns>
    public virtual string? ForbidsQuarantine(Event e) => null;

    /// <summary>A rejection by this step.</summary>
    protected Outcome Reject(string code, string field, string reason) => Outcome.Rejected(new Rejection(Name, code, field, reason));
}
