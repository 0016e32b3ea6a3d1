namespace Cairn.Protocols;

/// <summary>What is wrong with a request or with one of its calls.</summary>
/// <param name="Code">A stable code, for example <c>event_missing</c> (docs/import.md lists them).</param>
/// <param name="Field">The member that is wrong, as the client spells it; empty when it is the whole call.</param>
/// <param name="Reason">The same as a sentence, and what to do about it.</param>
public sealed record CallProblem(string Code, string Field, string Reason);
