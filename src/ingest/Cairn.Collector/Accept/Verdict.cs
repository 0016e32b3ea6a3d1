using Cairn.Collector.Answers;
using Cairn.Protocols;

namespace Cairn.Collector.Accept;

/// <summary>What is to become of a request.</summary>
/// <param name="Dialect">Whose clients sent it.</param>
/// <param name="IsPixel">Whether they asked for a picture.</param>
/// <param name="Calls">How many calls it gives; 0 when nothing of it is to be stored.</param>
/// <param name="Refused">Why it is refused; null when it is not.</param>
internal readonly record struct Verdict(Dialect Dialect, bool IsPixel, int Calls, Refused? Refused = null);
