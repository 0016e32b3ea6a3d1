using Cairn.Pipeline.Delivery;
using Cairn.Spool;

namespace Cairn.Collector.Telemetry;

/// <summary>How far the warehouse is behind the spool. Looks at the spool's files when asked, at most once a second. Thread-safe.</summary>
/// <param name="spool">The spool.</param>
/// <param name="progress">How far delivery has come.</param>
/// <param name="time">The clock.</param>
internal sealed class DeliveryLag(RequestSpool spool, DeliveryProgress progress, TimeProvider time)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly SpoolPage _page = new();
    private (long Calls, double Seconds) _found;
    private long? _lookedAt;

    /// <summary>Calls that are acknowledged and not stored, and the seconds since the first of them was received.</summary>
    /// <returns>Null while delivery does not know yet what is stored.</returns>
    public (long Calls, double Seconds)? Find()
    {
        if (progress.Stored is not { } stored)
            return null;
        lock (_lock)
        {
            if (_lookedAt is { } at && time.GetElapsedTime(at) < Freshness)
                return _found;
            _found = Look(stored.File, (long)stored.Offset);
            _lookedAt = time.GetTimestamp();
            return _found;
        }
    }

    private (long Calls, double Seconds) Look(SpoolFileName file, long offset)
    {
        var (calls, first) = (0L, 0L);
        foreach (var name in spool.Files.Where(name => name >= file))
        {
            try
            {
                using var reader = spool.OpenReader(name);
                var from = name == file ? offset : 0;
                calls += Math.Max(0, reader.End() - from);
                if (first == 0 && calls > 0)
                    first = FirstReceipt(reader, from);
            }
            catch (SpoolFileException)
            {
                // Delivery says what is wrong with a file; what can be counted is.
                continue;
            }
        }
        return (calls, first == 0 ? 0 : Math.Max(0, (time.GetUtcNow().ToUnixTimeMilliseconds() - first) / 1000.0));
    }

    private long FirstReceipt(SpoolReader reader, long from)
    {
        reader.Read(from, _page);
        return _page.Count == 0 ? 0 : _page[0].Request.ReceivedAt;
    }
}
