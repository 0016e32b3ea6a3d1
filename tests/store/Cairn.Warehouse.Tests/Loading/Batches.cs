using Cairn.Model;
using Cairn.Warehouse.Loading;
using Cairn.Warehouse.Native;

namespace Cairn.Warehouse.Tests.Loading;

/// <summary>Batches for tests.</summary>
internal static class Batches
{
    public static readonly long January = Time("2026-01-15T12:00:00Z");

    public static long Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();

    public static LogBatch Begun(ulong from = 0, TakenOffsets? stored = null)
    {
        var batch = new LogBatch();
        batch.Begin(from, stored ?? TakenOffsets.None);
        return batch;
    }

    /// <summary>Three events, two rejected records and one that is suppressed: one block of each table.</summary>
    public static LogBatch Mixed()
    {
        var batch = Begun();
        for (var i = 0; i < 3; i++)
            batch.Add(new Event { ReceivedAt = January });
        for (var i = 0; i < 2; i++)
            batch.Reject(Rejected(January), "raw"u8);
        batch.Suppress(new Event { ReceivedAt = January }, "consent_denied");
        for (var offset = 0UL; offset < 6; offset++)
            batch.Advance(offset);
        return batch;
    }

    public static QuarantinedRecord Rejected(long receivedAt) => new()
    {
        ReceivedAt = receivedAt, LogId = "log", LogOffset = 0, Line = 1, Part = 0, Source = "web", Event = "", Code = "bad_json", Field = "", Reason = "It is no JSON.",
    };
}
