using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Cairn.Engine.Tests.Support;

namespace Cairn.Engine.Tests.Http;

/// <summary>ClickHouse's own JavaScript client against the engine's port.</summary>
public sealed class ClickHouseClientTests(SharedEngine shared)
{
    [Fact]
    public async Task the_official_client_works()
    {
        var folder = typeof(ClickHouseClientTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(data => data.Key == "ScriptFolder").Value!;
        var start = new ProcessStartInfo("node", [Path.Combine(folder, "clickhouse-client.mjs")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ENGINE_URL"] = shared.Engine.Address.ToString();
        start.Environment["ENGINE_KEY"] = shared.Engine.Key;
        using var node = Process.Start(start).ShouldNotBeNull();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var output = await node.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = await node.StandardError.ReadToEndAsync(limit.Token);
        await node.WaitForExitAsync(limit.Token);

        node.ExitCode.ShouldBe(0, errors);
        using var report = JsonDocument.Parse(output);
        var root = report.RootElement;
        root.GetProperty("ping").GetBoolean().ShouldBeTrue();
        root.GetProperty("writtenRows").GetString().ShouldBe("3");
        root.GetProperty("rows").GetRawText().ShouldBe("[{\"id\":\"2\",\"text\":\"two\\n\\nlines; drop table t\"},{\"id\":\"3\",\"text\":\"it's\"}]");
        root.GetProperty("streamed").GetInt32().ShouldBe(100_000);
        root.GetProperty("errorCode").GetString().ShouldBe("60");
        root.GetProperty("errorType").GetString().ShouldBe("UNKNOWN_TABLE");
        root.GetProperty("fileCode").GetString().ShouldBe("497");
        root.GetProperty("lateError").GetBoolean().ShouldBeTrue();
    }
}
