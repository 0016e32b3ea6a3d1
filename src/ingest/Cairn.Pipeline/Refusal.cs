namespace Cairn.Pipeline;

/// <summary>What is wrong with a record that goes to quarantine.</summary>
/// <param name="Step">Name of the step that refused it.</param>
/// <param name="Code">What is wrong, as a stable code, for example <c>unknown_event</c>.</param>
/// <param name="Field">The field that is wrong; empty when it is the whole record.</param>
/// <param name="Reason">What is wrong and how to mend it, in words.</param>
public sealed record Refusal(string Step, string Code, string Field, string Reason);
