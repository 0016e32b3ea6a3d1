using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text.RegularExpressions;
using Cairn.Pipeline;

namespace Cairn.Collector.Tests.Telemetry;

public sealed partial class InstrumentTests
{
    [Fact]
    public async Task The_documentation_lists_every_instrument_of_a_collector()
    {
        var found = new ConcurrentDictionary<string, Instrument>();
        using (var listener = new MeterListener())
        {
            listener.InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name.StartsWith("Cairn.", StringComparison.Ordinal))
                    found[instrument.Name] = instrument;
            };
            listener.Start();
            using var folder = new TemporaryFolder();
            var plan = Repository.File("plans", "shop.yaml");
            // No engine can be started from here: delivery waits, and its instruments are there all the same.
            await using var collector = await RunningCollector.StartAsync(
                new CollectorOptions { Data = folder.Path, Listen = new IPEndPoint(IPAddress.Loopback, 0) }, Task.FromResult(PlanText.Load(plan)), static _ => { }, TimeProvider.System,
                TestContext.Current.CancellationToken);
        }

        found.Count.ShouldBeGreaterThan(20);
        found.Values.ShouldAllBe(instrument => instrument.Description!.EndsWith('.') && instrument.Unit!.Length > 0);
        var lines = File.ReadAllLines(Repository.File("docs", "collector-operation.md"));
        foreach (var instrument in found.Values)
            lines.Count(line => line.StartsWith($"| `{instrument.Name}` | {KindOf(instrument)} | {instrument.Unit} |", StringComparison.Ordinal) && line.EndsWith($"| {instrument.Description} |", StringComparison.Ordinal))
                .ShouldBe(1, instrument.Name);
        lines.Select(line => Documented().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value)
            .ShouldBe(found.Keys, ignoreOrder: true);
    }

    private static string KindOf(Instrument instrument)
    {
        var name = instrument.GetType().Name;
        return name.Contains("UpDown", StringComparison.Ordinal) ? "sum" : name.Contains("Counter", StringComparison.Ordinal) ? "counter" : name.Contains("Gauge", StringComparison.Ordinal) ? "gauge" : "histogram";
    }

    [GeneratedRegex(@"^\| `((?:cairn|http\.server\.request\.body)\.[a-z_.]+)` \| (?:counter|sum|gauge|histogram) \|")]
    private static partial Regex Documented();
}
