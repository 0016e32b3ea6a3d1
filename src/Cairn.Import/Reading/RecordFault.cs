namespace Cairn.Import.Reading;

/// <summary>Why a record could not be taken apart.</summary>
/// <param name="Code">A stable code, for example <c>ragged_row</c>.</param>
/// <param name="Reason">The same as a sentence that names what was found and what was expected.</param>
public sealed record RecordFault(string Code, string Reason);
