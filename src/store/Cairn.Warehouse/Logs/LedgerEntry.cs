using System.Text.Json.Serialization;

namespace Cairn.Warehouse.Logs;

/// <summary>A row of the table <c>imports</c>: of a log, be it an imported file or a file of the spool, which bytes were read in which way and checked
/// against which plan.</summary>
/// <param name="LogId">The log.</param>
/// <param name="StartedAt">When the log was first read, a later plan was first used, or the import ended, UTC, in milliseconds.</param>
/// <param name="FileName">An imported file's path as it was given; of a spool file, what tells it from imports.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Source">The name under which its events are stored.</param>
/// <param name="Mapping">The mapping file's text.</param>
/// <param name="MappingDigest">SHA-256 of that text.</param>
/// <param name="Header">The columns in order.</param>
/// <param name="Dialect">How the file is written.</param>
/// <param name="Plan">The plan file's text.</param>
/// <param name="PlanDigest">SHA-256 of the plan.</param>
/// <param name="Records">How many records the log has, in the row that says that the import has ended; 0 in all others.</param>
public sealed record LedgerEntry(
    string LogId,
    [property: JsonConverter(typeof(MillisecondsConverter))] DateTimeOffset StartedAt,
    string FileName,
    ulong Bytes,
    string Source,
    string Mapping,
    string MappingDigest,
    string[] Header,
    string Dialect,
    string Plan,
    string PlanDigest,
    ulong Records = 0);
