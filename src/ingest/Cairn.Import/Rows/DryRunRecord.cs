using Cairn.Model;
using Cairn.Pipeline;

namespace Cairn.Import.Rows;

/// <summary>What one record becomes.</summary>
/// <param name="Line">The line of the file on which it begins, from 1.</param>
/// <param name="Part">0 for the row's own event, n for the mapping's n-th further event; in a request log the call's place.</param>
/// <param name="Event">The event as far as it was read.</param>
/// <param name="Outcome">What would become of it.</param>
public sealed record DryRunRecord(long Line, int Part, Event Event, Outcome Outcome);
