namespace Cairn.Pipeline.Tracing;

/// <summary>One step on a call's way, in words for people.</summary>
/// <param name="Name">The step, for example <c>plan</c>.</param>
/// <param name="IsPassed">Whether the call went on from here.</param>
/// <param name="Text">What happened there.</param>
public sealed record TraceStep(string Name, bool IsPassed, string Text)
{
    /// <summary>The steps of a trace in their order, up to the one that ended its way.</summary>
    public static IReadOnlyList<TraceStep> Of(EventTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return new TraceNarrator(trace).Tell();
    }
}
