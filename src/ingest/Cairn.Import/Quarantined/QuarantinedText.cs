namespace Cairn.Import.Quarantined;

/// <summary>A record in quarantine with its own text.</summary>
/// <param name="LogId">The log.</param>
/// <param name="LogOffset">Its place there.</param>
/// <param name="Part">Which of the row's events, or which call of the request.</param>
/// <param name="Code">What is wrong, as a stable code.</param>
/// <param name="Reason">The same in words.</param>
/// <param name="Raw">Its text.</param>
public sealed record QuarantinedText(string LogId, ulong LogOffset, ulong Part, string Code, string Reason, string Raw);
