namespace Cairn.Import.Rows;

/// <summary>Records that would go to quarantine for one reason.</summary>
/// <param name="Step">The step that rejects them.</param>
/// <param name="Code">What is wrong with them.</param>
/// <param name="Field">The column or field that is wrong; empty when it is the whole record.</param>
/// <param name="Records">How many they are.</param>
/// <param name="FirstLine">The line on which the first of them begins.</param>
/// <param name="FirstReason">What is wrong with that one, in words.</param>
public sealed record DryRunRejection(string Step, string Code, string Field, long Records, long FirstLine, string FirstReason);
