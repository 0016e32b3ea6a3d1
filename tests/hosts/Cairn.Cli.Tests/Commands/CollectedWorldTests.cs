using System.Text.Json;

namespace Cairn.Cli.Tests.Commands;

/// <summary>A world with every fault is played into a collector; its answers say what had to come out.</summary>
public sealed class CollectedWorldTests
{
    private const string NewName = "product_viewed", OldName = "Product Viewed";

    [Fact]
    public async Task Every_call_that_was_delivered_twice_is_counted_once_and_reported_as_the_answers_say()
    {
        var folder = Directory.CreateTempSubdirectory("cairn-chaos-");
        try
        {
            var plan = Path.Combine(Repository.Root, "plans", "shop.yaml");
            await RunAsync(folder, "world", "--people", "300", "--days", "30", "--seed", "11", "--faults", "chaos", "--out", "world");
            var server = await CairnServer.StartAsync(folder.FullName, "serve", "--data", "data", "--plan", plan, "--listen", "127.0.0.1:0", "--unsafe-trust-receipt", "yes");
            var url = server.Said.Trim().Split(' ')[^1];
            await RunAsync(folder, "world", "--play", url, "--from", "world", "--keys", "data", "--state-receipt");
            await server.DisposeAsync();

            var reported = Lines(await SqlAsync(folder, "SELECT event FROM suppressed WHERE reason = 'second_delivery'"))
                .CountBy(name => name == NewName ? OldName : name.TrimStart('$')).ToDictionary();
            reported.ShouldBe(Repeated(folder), ignoreOrder: true);
            reported.Values.Sum().ShouldBeGreaterThan(100);
            Lines(await SqlAsync(folder, "SELECT count() - uniqExact(source, message_id) FROM events WHERE message_id != ''")).ShouldBe(["0"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The events that the world's answers say were delivered again, each as often as it was.</summary>
    private static Dictionary<string, int> Repeated(DirectoryInfo folder)
    {
        using var answers = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.FullName, "world", "answers.json")));
        return answers.RootElement.GetProperty("fault_events").EnumerateArray()
            .Where(hit => hit.GetProperty("fault").GetString() == "repeated_delivery")
            .CountBy(hit => hit.GetProperty("event").GetString()!).ToDictionary();
    }

    private static async Task<string> SqlAsync(DirectoryInfo folder, string sql) => await RunAsync(folder, "sql", "--data", "data", sql + " FORMAT TSV");

    private static async Task<string> RunAsync(DirectoryInfo folder, params string[] arguments)
    {
        var result = await CairnProcess.RunAsync(folder.FullName, arguments);
        result.ExitCode.ShouldBe(0, result.Errors);
        return result.Output;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
