using System.Net;
using Cairn.Data;
using Cairn.Engine.Tests.Support;
using Cairn.Warehouse;

namespace Cairn.Engine.Tests.Http;

public sealed class LimitTests(SharedEngine shared)
{
    private const string Endless = "SELECT count() FROM numbers(1000000000000) WHERE sipHash64(number) = 1";

    [Fact]
    public async Task a_caller_that_goes_away_stops_its_query()
    {
        using var gone = new CancellationTokenSource();
        var id = Guid.NewGuid().ToString();
        var call = shared.Engine.Http.PostAsync($"/?query_id={id}", new StringContent(Endless), gone.Token);
        await Wait.UntilAsync(async () => await RunningAsync(id) == "1\n", "the start of the query");

        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
        await Wait.UntilAsync(async () => await RunningAsync(id) == "0\n", "the end of the query");
    }

    [Fact]
    public async Task a_reader_that_goes_away_stops_its_stream()
    {
        var id = Guid.NewGuid().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/?query_id={id}") { Content = new StringContent("SELECT number FROM numbers(1000000000000)") };
        using (var response = await shared.Engine.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await Wait.UntilAsync(async () => await RunningAsync(id) == "0\n", "the end of the query");
    }

    [Fact]
    public async Task an_id_that_runs_cannot_run_again()
    {
        using var gone = new CancellationTokenSource();
        var id = Guid.NewGuid().ToString();
        var call = shared.Engine.Http.PostAsync($"/?query_id={id}", new StringContent(Endless), gone.Token);
        await Wait.UntilAsync(async () => await RunningAsync(id) == "1\n", "the start of the query");
        using var again = await shared.Engine.PostAsync("SELECT 1", $"/?query_id={id}");
        again.Headers.GetValues("X-ClickHouse-Exception-Code").Single().ShouldBe("216");
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task too_many_queries_are_rejected_and_told_when_to_come_back()
    {
        await using var engine = await TestEngine.StartAsync("--queries", "2");
        using var gone = new CancellationTokenSource();
        var busy = Enumerable.Range(0, 2).Select(_ => engine.Http.PostAsync("/", new StringContent(Endless), gone.Token)).ToArray();
        HttpResponseMessage? rejected = null;
        await Wait.UntilAsync(
            async () =>
            {
                rejected?.Dispose();
                rejected = await engine.PostAsync("SELECT 1");
                return rejected.StatusCode == HttpStatusCode.ServiceUnavailable;
            },
            "a rejection");
        rejected!.Headers.GetValues("X-ClickHouse-Exception-Code").Single().ShouldBe("202");
        rejected.Headers.RetryAfter.ShouldNotBeNull();
        await gone.CancelAsync();
        foreach (var call in busy) await Should.ThrowAsync<OperationCanceledException>(() => call);
        await Wait.UntilAsync(async () => (await engine.PostAsync("SELECT 1")).IsSuccessStatusCode, "a free place");
    }

    [Fact]
    public async Task memory_and_time_are_bounded_and_a_large_sort_goes_to_disk()
    {
        await using var engine = await TestEngine.StartAsync("--query-memory-mb", "600", "--query-seconds", "120");
        using var memory = await engine.PostAsync("SELECT groupArray(number) FROM numbers(200000000)");
        memory.Headers.GetValues("X-ClickHouse-Exception-Code").Single().ShouldBe("241");
        // 12 M rows of about 60 bytes are more than the query may hold at once.
        using var sort = await engine.PostAsync("SELECT s FROM (SELECT hex(sipHash128(number)) AS s FROM numbers(12000000)) ORDER BY s LIMIT 11999999, 1", "/?max_threads=1");
        sort.StatusCode.ShouldBe(HttpStatusCode.OK, await sort.Content.ReadAsStringAsync());
        using var time = await engine.PostAsync(Endless, "/?max_execution_time=1");
        time.StatusCode.ShouldBe(HttpStatusCode.RequestTimeout);
        (await time.Content.ReadAsStringAsync()).ShouldContain("maximum: 1000 ms", customMessage: "the caller's bound, and not the engine's of 120 s");
    }

    [Fact]
    public async Task answers_of_callers_are_bounded_and_those_of_our_own_statements_are_not()
    {
        const string Long = "SELECT number, repeat(toString(number % 10), 1000) AS text FROM numbers(50000)";
        await using var engine = await TestEngine.StartAsync("--result-mb", "16");
        var typed = await Should.ThrowAsync<WarehouseException>(() => ReadAsync(engine, SqlText.FromOperator("typed", Long)));
        typed.Code.ShouldBe(396);
        (await ReadAsync(engine, SqlText.Load(typeof(LimitTests), "long_answer.sql"))).ShouldBe(50_000);

        // A BI tool cannot call its statements ours.
        using var http = new HttpClient { BaseAddress = engine.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(Long) };
        request.Headers.Add("X-ClickHouse-Key", engine.Key);
        request.Headers.Add("X-Cairn-Own-Statement", "1");
        await Should.ThrowAsync<HttpRequestException>(async () => await (await http.SendAsync(request)).EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }

    private static async Task<int> ReadAsync(TestEngine engine, SqlText sql)
    {
        await using var rows = await engine.Client.OpenAsync(sql, null, CancellationToken.None);
        var count = 0;
        while (await rows.ReadAsync(CancellationToken.None)) count++;
        return count;
    }

    private Task<string> RunningAsync(string id) =>
        shared.Engine.QueryAsync($"SELECT count() FROM system.processes WHERE Settings['log_comment'] = '{id}'");
}
