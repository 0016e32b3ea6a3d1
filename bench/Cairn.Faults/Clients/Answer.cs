namespace Cairn.Faults.Clients;

/// <summary>What a collector answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="RetryAfter">Seconds of Retry-After; null when it is absent.</param>
internal readonly record struct Answer(int Status, int? RetryAfter);
