using Cairn.Collector.Answers;
using Cairn.Protocols;

namespace Cairn.Collector.Accept;

/// <summary>What is to become of a request.</summary>
/// <param name="WireProtocol">Whose clients sent it.</param>
/// <param name="IsPixel">Whether they asked for a picture.</param>
/// <param name="Calls">How many calls it gives; 0 when nothing of it is to be stored.</param>
/// <param name="Error">Why it is rejected; null when it is not.</param>
internal readonly record struct RequestResult(WireProtocol WireProtocol, bool IsPixel, int Calls, ErrorAnswer? Error = null);
