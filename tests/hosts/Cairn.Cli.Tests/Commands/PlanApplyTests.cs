using System.Net.Http.Headers;
using System.Text;

namespace Cairn.Cli.Tests.Commands;

/// <summary>A plan that changes while the collector runs.</summary>
public sealed class PlanApplyTests : IDisposable
{
    private const string First = """
        name: test
        version: "1"
        phases: { discovery: { minimum: 0, maximum: 0.5 } }
        events:
          Page Viewed: { phase: discovery, value: 0.1, description: Saw a page. }
        """;

    private const string Second = """
        name: test
        version: "2"
        phases: { discovery: { minimum: 0, maximum: 0.5 } }
        events:
          Page Viewed: { phase: discovery, value: 0.1, description: Saw a page. }
          Brand New: { phase: discovery, value: 0.2, description: Is new. }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("cairn-apply-").FullName;

    private string Data => Path.Combine(_folder, "data");

    private string Plan => Path.Combine(_folder, "plan.yaml");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Is_taken_in_when_it_is_good_and_not_when_it_is_bad_and_reaches_the_warehouse()
    {
        File.WriteAllText(Plan, First);
        await using (var serve = await ServeProcess.StartAsync(_folder, "--plan", Plan))
        {
            (await PostAsync(serve, "m1")).ShouldContain("unknown_event");
            (await ApplyAsync(0)).ShouldContain("Unchanged and in force: test 1, 1 event.");

            File.WriteAllText(Plan, First.Replace("value: 0.1", "value: many", StringComparison.Ordinal));
            var kept = await ApplyAsync(ExitCode.UserError);
            kept.ShouldContain("Not taken");
            kept.ShouldContain("plan.yaml:5");
            kept.ShouldContain("In force as before: test 1");
            (await PostAsync(serve, "m2")).ShouldContain("unknown_event");

            File.WriteAllText(Plan, Second);
            (await ApplyAsync(0)).ShouldContain("In force now: test 2, 2 events.");
            (await PostAsync(serve, "m3")).ShouldNotContain("unknown_event");

            // By a signal, there and back; a file that has gone changes nothing.
            File.WriteAllText(Plan, First);
            await serve.SignalAsync("-HUP");
            await UntilAsync(() => serve.Log.Count(static line => line.Contains("info plan_changed", StringComparison.Ordinal)) == 2);
            (await PostAsync(serve, "m4")).ShouldContain("unknown_event");
            File.Delete(Plan);
            await serve.SignalAsync("-HUP");
            await UntilAsync(() => serve.Log.Count(static line => line.Contains("warn plan_kept", StringComparison.Ordinal)) == 2);
            File.WriteAllText(Plan, Second);
            await serve.SignalAsync("-HUP");
            await UntilAsync(() => serve.Log.Count(static line => line.Contains("info plan_changed", StringComparison.Ordinal)) == 3);
            (await PostAsync(serve, "m5")).ShouldNotContain("unknown_event");
            await serve.ReadyAsync();
            (await serve.EndAsync("-TERM")).ShouldBe(0, "the signals before did not end it");
        }

        // Those that were rejected may have waited for delivery when the next plan came, which then decides; the last is an event in any case.
        (await SqlAsync("SELECT concat('[', arrayStringConcat(groupArray(message_id)), ']') FROM events WHERE message_id = 'm5'")).ShouldContain("[m5]");
        (await SqlAsync("SELECT concat('[', toString((SELECT count() FROM events) + (SELECT count() FROM quarantine)), ']')")).ShouldContain("[5]");
        (await ApplyAsync(ExitCode.UserError)).ShouldContain("no collector runs");
    }

    private async Task<string> ApplyAsync(int exit)
    {
        var result = await CairnProcess.RunAsync(_folder, "plan", "apply", "--data", Data);
        result.ExitCode.ShouldBe(exit, result.Output + result.Errors);
        return result.Output + result.Errors;
    }

    private async Task<string> SqlAsync(string sql)
    {
        var result = await CairnProcess.RunAsync(_folder, "sql", sql, "--data", Data);
        result.ExitCode.ShouldBe(0, result.Errors);
        return result.Output;
    }

    private static async Task<string> PostAsync(ServeProcess serve, string id)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(serve.Address, "/v1/track"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(serve.Key + ":")));
        request.Content = new StringContent($$"""{"type":"track","event":"Brand New","messageId":"{{id}}","userId":"u"}""", Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        ((int)answer.StatusCode).ShouldBe(200);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static Task UntilAsync(Func<bool> condition) => Wait.UntilAsync(condition, "the log says it");
}
