using Cairn.Warehouse.Logs;

namespace Cairn.Import.Quarantined;

/// <summary>Records in quarantine that have the same reason.</summary>
/// <param name="Source">The sender.</param>
/// <param name="Event">The event's name as far as it could be read.</param>
/// <param name="Code">What is wrong, as a stable code.</param>
/// <param name="Field">The field that is wrong; empty when it is the whole record.</param>
/// <param name="Records">How many there are.</param>
/// <param name="FirstFile">The file of the first of them.</param>
/// <param name="FirstLine">Its line, from 1.</param>
/// <param name="FirstReason">What is wrong with it, in words.</param>
public sealed record QuarantineGroup(
    string Source, string Event, string Code, string Field, ulong Records, string FirstFile, ulong FirstLine, string FirstReason)
{
    /// <summary>What fixes them (<see cref="Remedy"/>).</summary>
    public string Fixes => Remedy.For(Code, hasMapping: !FirstFile.StartsWith(SpoolLedger.FileName, StringComparison.Ordinal));
}
