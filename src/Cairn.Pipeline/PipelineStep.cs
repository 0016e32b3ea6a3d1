using Cairn.Model;

namespace Cairn.Pipeline;

/// <summary>
/// One step on an event's way into the warehouse. It may fill in or correct the event, or refuse it; it never looks at
/// what other events did to it, so that a pipeline can be run again with the same outcome.
/// </summary>
public abstract class PipelineStep
{
    /// <summary>The step's name: one lower-case word.</summary>
    public abstract string Name { get; }

    /// <summary>Passes the event on.</summary>
    /// <returns>Null when it goes to the next step; otherwise why it does not.</returns>
    public abstract Refusal? Apply(Event e);

    /// <summary>A refusal by this step.</summary>
    protected Refusal Refuse(string code, string field, string reason) => new(Name, code, field, reason);
}
