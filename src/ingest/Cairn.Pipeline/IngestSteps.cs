using Cairn.Pipeline.Steps;
using Cairn.Plan;

namespace Cairn.Pipeline;

/// <summary>
/// The steps of an event's way, in order, by the names under which they stand in rejections, traces and metrics.
/// Collected, imported and replayed events take the same.
/// </summary>
/// <remarks>
/// 1 decode, 2 clock, 3 plan, 4 consent, 5 identifiers, 6 channel, 7 machine, 8 client: an <see cref="EventPipeline"/>, whose outcome depends on
/// the event and the plan alone. The collector puts the request on disk after them (spool). 9 deduplication compares the message with
/// earlier ones, and 10 load stores it. Each step changes the event and lets it pass, or says why its way ends.
/// </remarks>
public static class IngestSteps
{
    /// <summary>What was sent becomes an event.</summary>
    public const string Decode = "decode";

    /// <summary>The event's time, which the decoder corrected by its client's clock, is compared with its receipt and has to be possible (<see cref="ReceiptClockStep"/>, <see cref="ClockStep"/>).</summary>
    public const string Clock = "clock";

    /// <summary>The event is validated against the tracking plan (<see cref="PlanStep"/>).</summary>
    public const string Plan = "plan";

    /// <summary>What the customer did not allow is suppressed or made anonymous (<see cref="ConsentStep"/>).</summary>
    public const string Consent = "consent";

    /// <summary>The event must say who did it; ids that stand for nobody are taken away (<see cref="IdentifierStep"/>).</summary>
    public const string Identifiers = "identifiers";

    /// <summary>Where the visit came from (<see cref="ChannelStep"/>).</summary>
    public const string Channel = "channel";

    /// <summary>Whether a machine did it (<see cref="MachineStep"/>).</summary>
    public const string Machine = "machine";

    /// <summary>On what it happened (<see cref="ClientStep"/>).</summary>
    public const string Client = "client";

    /// <summary>The request is put on disk.</summary>
    public const string Spool = "spool";

    /// <summary>The message is compared with those that came before.</summary>
    public const string Deduplication = "deduplication";

    /// <summary>The event is put into the warehouse.</summary>
    public const string Load = "load";

    /// <summary>The steps from decode to client for collected events. Not thread-safe.</summary>
    public static EventPipeline Create(TrackingPlan plan) => Create(plan, new ReceiptClockStep(), new IdentifierStep());

    /// <summary>The same steps for a log whose times and identifiers are believed otherwise.</summary>
    /// <param name="plan">The tracking plan.</param>
    /// <param name="clock">What decides which times are believed.</param>
    /// <param name="identifiers">What decides which identifiers are believed.</param>
    public static EventPipeline Create(TrackingPlan plan, PipelineStep clock, IdentifierStep identifiers) => new(
    [
        clock,
        new PlanStep(plan),
        new ConsentStep(plan),
        identifiers,
        new ChannelStep(plan),
        new MachineStep(plan),
        new ClientStep(plan),
    ]);
}
