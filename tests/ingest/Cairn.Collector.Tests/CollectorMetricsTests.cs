using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Cairn.Collector.Tests.Support;

namespace Cairn.Collector.Tests;

public sealed class CollectorMetricsTests
{
    [Fact]
    public async Task Requests_events_bytes_and_times_are_counted()
    {
        var seen = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, listening) =>
        {
            if (instrument.Meter.Name == "Cairn.Collector")
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, 1, tags));
        listener.Start();
        await using var collector = await TestCollector.StartAsync();
        var body = """{"batch":[{"type":"track","event":"Page Viewed","anonymousId":"a"},{"type":"track","event":"No","anonymousId":"a"}]}""";
        using var good = await collector.PostAsync("/v1/batch", body);
        using var bad = await collector.PostAsync("/v1/batch", "{", "wk_no");

        // Other tests run beside this one and count too, so only the least is known.
        seen["cairn.collector.requests http.response.status_code=200 cairn.protocol=Segment"].ShouldBeGreaterThanOrEqualTo(1);
        seen["cairn.collector.requests http.response.status_code=401 cairn.protocol=Unknown"].ShouldBeGreaterThanOrEqualTo(1);
        seen["cairn.collector.events cairn.verdict=accepted"].ShouldBeGreaterThanOrEqualTo(1);
        seen["cairn.collector.events cairn.verdict=rejected"].ShouldBeGreaterThanOrEqualTo(1);
        seen["http.server.request.body.size cairn.protocol=Segment"].ShouldBeGreaterThanOrEqualTo(body.Length);
        seen["cairn.collector.acknowledgement.duration"].ShouldBeGreaterThanOrEqualTo(1);

        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var name = instrument.Name;
            foreach (var (key, tag) in tags)
                name += $" {key}={tag}";
            seen.AddOrUpdate(name, value, (_, sum) => sum + value);
        }
    }
}
