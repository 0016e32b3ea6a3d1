using Cairn.Import.Reading;

namespace Cairn.Import.Rows;

/// <summary>What the first rows of a file become.</summary>
/// <param name="Dialect">How the file is written.</param>
/// <param name="Records">The first records in order.</param>
/// <param name="Skipped">Rows before the last of them that the mapping leaves out, and calls that are no events.</param>
/// <param name="LeftOut">Calls that are no events, by reason.</param>
public sealed record DryRunResult(
    Dialect Dialect, IReadOnlyList<DryRunRecord> Records, long Skipped, IReadOnlyDictionary<string, long> LeftOut);
