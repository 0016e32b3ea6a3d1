namespace Cairn.Warehouse.Contents;

/// <summary>How much a warehouse holds.</summary>
/// <param name="Events">Stored events, the calls that only tell who somebody is included.</param>
/// <param name="Quarantined">Records that broke the plan or cannot be read.</param>
/// <param name="Suppressed">Records that became no event although nothing is wrong with them.</param>
/// <param name="FirstAt">Time of the first event; 0 without events.</param>
/// <param name="LastAt">Time of the last event; 0 without events.</param>
/// <param name="DaysWithEvents">Days, by UTC, on which there is an event.</param>
/// <param name="Plan">Text of the plan that the latest import or collector checked its events against; empty when there is none.</param>
/// <param name="PlanDigest">Its digest.</param>
public sealed record ContentTotals(
    long Events, long Quarantined, long Suppressed, long FirstAt, long LastAt, long DaysWithEvents, string Plan, string PlanDigest);
