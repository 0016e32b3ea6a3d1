using Cairn.Import.Reading;

namespace Cairn.Import.Rows;

/// <summary>What the first rows of a file become.</summary>
/// <param name="Dialect">How the file is written.</param>
/// <param name="Records">The first records in order.</param>
/// <param name="Skipped">Rows among them that the mapping leaves out.</param>
public sealed record DryRunResult(Dialect Dialect, IReadOnlyList<DryRunRecord> Records, long Skipped);
