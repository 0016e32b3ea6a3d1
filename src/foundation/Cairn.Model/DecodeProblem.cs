namespace Cairn.Model;

/// <summary>What is wrong with a request, a call of it or a row of a file, so that no event can be made of it.</summary>
/// <param name="Code">A stable code, for example <c>time_unreadable</c> (docs/import.md lists them).</param>
/// <param name="Field">The member, column or field that is wrong, as the sender spells it; empty when it is the whole record.</param>
/// <param name="Reason">The same as a sentence, and what to do about it.</param>
public sealed record DecodeProblem(string Code, string Field, string Reason);
