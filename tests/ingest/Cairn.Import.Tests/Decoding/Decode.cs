using System.Text;
using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Import.Rows;
using Cairn.Plan;
using Microsoft.Extensions.Time.Testing;

namespace Cairn.Import.Tests.Decoding;

/// <summary>Takes small logs through reader, mapping and pipeline.</summary>
internal static class Decode
{
    public const string Mapping = """
        source: test
        event: { column: event }
        time: { column: time, zone: UTC }
        identifiers: { user_id: user }
        value: value
        currency: { constant: EUR }

        """;

    /// <summary>What the log becomes; a time of the import well after all tests' times.</summary>
    public static Task<IReadOnlyList<DryRunRecord>> RunAsync(string content, string mapping, TrackingPlan? plan = null) =>
        RunAsync(Encoding.UTF8.GetBytes(content), mapping, plan);

    /// <summary>The same of bytes.</summary>
    public static async Task<IReadOnlyList<DryRunRecord>> RunAsync(byte[] content, string mapping, TrackingPlan? plan = null) =>
        (await TallyAsync(content, mapping, plan)).Records;

    /// <summary>What becomes of the whole log.</summary>
    public static async Task<DryRunResult> TallyAsync(byte[] content, string mapping, TrackingPlan? plan = null, int shown = 1000)
    {
        using var folder = new TemporaryFolder();
        var file = LogFile.Inspect(folder.File("log", content));
        return await DryRun.RunAsync(new LogOpener(), file, MappingFile.Parse(mapping, "map.yaml"), plan ?? TestWarehouse.Shop,
            null, shown, new FakeTimeProvider(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)), TestContext.Current.CancellationToken);
    }

    /// <summary>The instant that one time becomes under a mapping's <c>time:</c>, or the code of what is wrong.</summary>
    public static async Task<string> TimeAsync(string time, string options)
    {
        var mapping = $"source: test\nevent: page_view\ntime: {{ column: t{(options.Length > 0 ? ", " + options : "")} }}\nidentifiers: {{ user_id: u }}\n";
        var record = (await RunAsync($"t;u\n{time};a\n", mapping)).Single();
        return record.Outcome.Rejection?.Code ?? DateTimeOffset.FromUnixTimeMilliseconds(record.Event.OccurredAt).ToString("yyyy-MM-ddTHH:mm:ss.fff");
    }
}
