namespace Cairn.World.Score.Assurance;

/// <summary>What a report says about how much of an event arrives, over all or in one part.</summary>
/// <param name="Event">The event.</param>
/// <param name="Dimension">The dimension, as browser; all when it is over all.</param>
/// <param name="Value">Which part, as Chrome; empty when it is over all.</param>
/// <param name="Rate">The estimate of captured / true.</param>
/// <param name="Low">Lower end of its interval; null when it states none.</param>
/// <param name="High">Upper end of its interval.</param>
/// <param name="Level">The probability that the interval claims.</param>
internal readonly record struct CaptureCell(string Event, string Dimension, string Value, double Rate, double? Low, double? High,
    double Level);
