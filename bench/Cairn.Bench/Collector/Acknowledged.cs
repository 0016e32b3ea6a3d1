namespace Cairn.Bench.Collector;

/// <summary>One answer.</summary>
/// <param name="Second">When it came, seconds since the load began.</param>
/// <param name="Milliseconds">How long it took from when its post was due.</param>
internal readonly record struct Acknowledged(float Second, float Milliseconds);
