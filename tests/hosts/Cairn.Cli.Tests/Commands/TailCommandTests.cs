using System.Text.Json;
using Cairn.Cli.Tests.Commands.Serving;

namespace Cairn.Cli.Tests.Commands;

public sealed class TailCommandTests
{
    private const string Plan = """
        name: test
        version: "1"
        phases: { discovery: { minimum: 0, maximum: 0.5 } }
        events:
          Page Viewed: { phase: discovery, value: 0.1, aliases: [page_view], description: Saw a page. }
        """;

    [Fact]
    public async Task Shows_each_event_with_its_steps_and_goes_on_when_the_collector_restarts()
    {
        await using var collector = await CollectorProcess.StartAsync(Plan);
        using var tail = CollectorProcess.Start("tail", "--data", collector.Data, "--person", "a1", "--format", "json");
        (await tail.StandardError.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldStartWith("watching http://127.0.0.1:");
        await collector.PostAsync(Batch("m1", "a1"));
        (await NextAsync(tail.StandardOutput)).ShouldBe("m1 stored");
        (await collector.StopAsync()).ShouldBe(0);
        (await tail.StandardError.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("the collector is away; waiting for it");
        File.Exists(Path.Combine(collector.Data, "collector.json")).ShouldBeFalse();
        await collector.ServeAsync();
        (await tail.StandardError.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldStartWith("watching");
        await collector.PostAsync(Batch("m2", "a2"));
        await collector.PostAsync(Batch("m3", "a1"));
        (await NextAsync(tail.StandardOutput)).ShouldBe("m3 stored");
        tail.Kill();
        await tail.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Text_has_a_line_an_event_and_a_line_a_step_and_ends_at_its_limit()
    {
        await using var collector = await CollectorProcess.StartAsync(Plan);
        using var tail = CollectorProcess.Start("tail", "--data", collector.Data, "--limit", "1");
        await tail.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        await collector.PostAsync(Batch("m1", "a1"));
        var text = await tail.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await tail.WaitForExitAsync(TestContext.Current.CancellationToken);
        tail.ExitCode.ShouldBe(0);
        text.ShouldContain("stored Page Viewed web");
        text.ShouldContain("checked       keeps the plan's Page Viewed, of which page_view is an alias");
        text.ShouldContain("person        anonymous a1");
    }

    [Fact]
    public async Task A_token_file_that_is_none_is_named_and_a_pipe_will_do()
    {
        await using var collector = await CollectorProcess.StartAsync(Plan);
        var two = collector.File("two-lines", "one\ntwo\n");
        var (exit, _, errors) = await CollectorProcess.RunAsync("tail", "--data", collector.Data, "--token-file", two);
        exit.ShouldBe(ExitCode.UserError);
        errors.ShouldContain("two-lines is no secret of Cairn's: it has 2 lines");
        errors.ShouldNotContain("failed where it should not");

        var start = new System.Diagnostics.ProcessStartInfo("bash", ["-c", $"exec '{CollectorProcess.Program}' tail --data '{collector.Data}' --limit 1 --format json --token-file <(cat '{collector.Data}/operator.token')"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var tail = System.Diagnostics.Process.Start(start)!;
        (await tail.StandardError.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldStartWith("watching");
        await collector.PostAsync(Batch("m1", "a1"));
        (await NextAsync(tail.StandardOutput)).ShouldBe("m1 stored");
        await tail.WaitForExitAsync(TestContext.Current.CancellationToken);
        tail.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_debug_key_is_made_for_a_source_that_there_is()
    {
        await using var collector = await CollectorProcess.StartAsync(Plan);
        var (exit, output, _) = await CollectorProcess.RunAsync("keys", "preview", "web", "--data", collector.Data, "--test-id", "t", "--format", "json");
        exit.ShouldBe(0);
        using var json = JsonDocument.Parse(output);
        json.RootElement.GetProperty("key").GetString().ShouldStartWith("pv_");
        json.RootElement.GetProperty("test_id").GetString().ShouldBe("t");
        (await CollectorProcess.RunAsync("keys", "preview", "nobody", "--data", collector.Data)).Errors.ShouldContain("no source 'nobody'");
        (await CollectorProcess.RunAsync("keys", "preview", "web", "--data", collector.Data, "--for", "31d")).Errors.ShouldContain("longer than 30 days");
    }

    private static string Batch(string id, string person) =>
        $$"""{"batch":[{"type":"track","event":"page_view","messageId":"{{id}}","anonymousId":"{{person}}"}]}""";

    private static async Task<string> NextAsync(TextReader output)
    {
        var line = await output.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(line!);
        return $"{json.RootElement.GetProperty("message_id").GetString()} {json.RootElement.GetProperty("end").GetString()}";
    }
}
