using Cairn.World.Scenario;

namespace Cairn.World.Wire;

/// <summary>What was written to requests.jsonl.</summary>
/// <param name="Requests">Lines.</param>
/// <param name="Calls">Calls and messages within them, by sender.</param>
/// <param name="Bytes">Size of the file.</param>
public sealed record RequestCounts(long Requests, IReadOnlyDictionary<SenderKind, long> Calls, long Bytes)
{
    /// <summary>All calls together.</summary>
    public long AllCalls => Calls.Values.Sum();
}
