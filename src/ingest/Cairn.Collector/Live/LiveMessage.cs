using Cairn.Pipeline.Tracing;

namespace Cairn.Collector.Live;

/// <summary>What a feed sends: a trace, or that some were dropped because they were not read in time.</summary>
/// <param name="Trace">The trace; null when some were dropped.</param>
/// <param name="Json">The message as it came, on one line.</param>
public sealed record LiveMessage(EventTrace? Trace, string Json);
