using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Cairn.Engine.Tests.Support;

namespace Cairn.Engine.Tests.Http;

/// <summary>ClickHouse's HTTP interface as the engine speaks it.</summary>
public sealed class EngineProtocolTests(SharedEngine shared)
{
    private HttpClient Http => shared.Engine.Http;

    [Theory]
    [InlineData("/")]
    [InlineData("/ping")]
    public async Task answers_a_ping(string path) => (await Http.GetStringAsync(path)).ShouldBe("Ok.\n");

    [Fact]
    public async Task takes_the_statement_from_the_url_and_joins_the_body_to_it()
    {
        (await Http.GetStringAsync("/?query=SELECT%20{x:UInt8}%2B1&param_x=41")).ShouldBe("42\n");
        using var joined = await shared.Engine.PostAsync("+ 1 AS x FORMAT CSVWithNames", "/?query=SELECT%201");
        (await joined.Content.ReadAsStringAsync()).ShouldBe("\"x\"\n2\n");
    }

    [Fact]
    public async Task says_what_it_did_in_the_headers()
    {
        using var response = await shared.Engine.PostAsync("SELECT number FROM numbers(10)", "/?query_id=headers-1&default_format=JSONEachRow");

        Header(response, "X-ClickHouse-Query-Id").ShouldBe("headers-1");
        Header(response, "X-ClickHouse-Format").ShouldBe("JSONEachRow");
        Header(response, "X-ClickHouse-Timezone").ShouldBe("UTC");
        Header(response, "X-ClickHouse-Exception-Tag").Length.ShouldBe(16);
        using var summary = JsonDocument.Parse(Header(response, "X-ClickHouse-Summary"));
        summary.RootElement.GetProperty("read_rows").GetString().ShouldBe("10");
    }

    [Theory]
    [InlineData("selec 1", HttpStatusCode.BadRequest, "62")]
    [InlineData("SELECT nothing", HttpStatusCode.NotFound, "47")]
    [InlineData("SELECT * FROM nowhere", HttpStatusCode.NotFound, "60")]
    [InlineData("SELECT 1; SELECT 2", HttpStatusCode.BadRequest, "62")]
    [InlineData("", HttpStatusCode.BadRequest, "62")]
    [InlineData("SELECT throwIf(1)", HttpStatusCode.InternalServerError, "395")]
    public async Task turns_errors_into_status_and_code(string sql, HttpStatusCode status, string code)
    {
        using var response = await shared.Engine.PostAsync(sql);

        response.StatusCode.ShouldBe(status);
        Header(response, "X-ClickHouse-Exception-Code").ShouldBe(code);
        (await response.Content.ReadAsStringAsync()).ShouldStartWith($"Code: {code}. DB::Exception: ");
    }

    [Theory]
    [InlineData("/?no_such_setting=1", "115")]
    [InlineData("/?max_memory_usage=0", "452")]
    [InlineData("/?format_schema=%2Fetc%2Fpasswd", "452")]
    [InlineData("/?max_threads=999999", "452")]
    [InlineData("/?max_block_size=many", "36")]
    [InlineData("/?session_id=1", "48")]
    [InlineData("/?compress=1", "48")]
    [InlineData("/?database=nowhere", "81")]
    [InlineData("/?a%20b=1", "36")]
    [InlineData("/?path=%2Fetc", "115")]
    public async Task rejects_what_it_does_not_know(string url, string code)
    {
        using var response = await shared.Engine.PostAsync("SELECT 1", url);
        Header(response, "X-ClickHouse-Exception-Code").ShouldBe(code);
    }

    [Fact]
    public async Task a_get_changes_nothing()
    {
        using var response = await Http.GetAsync("/?query=CREATE%20TABLE%20by_get%20(a%20Int32)%20ENGINE%20%3D%20Memory");
        Header(response, "X-ClickHouse-Exception-Code").ShouldBe("164");
        using var insert = await Http.GetAsync("/?query=INSERT%20INTO%20by_get%20FORMAT%20CSV");
        Header(insert, "X-ClickHouse-Exception-Code").ShouldBe("164");
    }

    [Fact]
    public async Task applies_settings_to_one_statement_only()
    {
        (await Http.GetStringAsync("/?query=SELECT%20getSetting('max_block_size')&max_block_size=777")).ShouldBe("777\n");
        (await Http.GetStringAsync("/?query=SELECT%20getSetting('max_block_size')")).ShouldNotBe("777\n");
    }

    [Fact]
    public async Task compresses_an_answer_when_asked()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/?enable_http_compression=1") { Content = new StringContent("SELECT * FROM numbers(1000)") };
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var response = await Http.SendAsync(request);

        response.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        await using var plain = new System.IO.Compression.GZipStream(await response.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        (await reader.ReadToEndAsync()).Count(c => c == '\n').ShouldBe(1000);
    }

    [Theory]
    [InlineData("TabSeparatedWithNames", 1)]
    [InlineData("TSVWithNamesAndTypes", 2)]
    [InlineData("CSVWithNames", 2)]
    [InlineData("JSONCompactEachRowWithNamesAndTypes", 2)]
    [InlineData("JSONEachRow", 0)]
    public async Task a_streamed_answer_has_one_head(string format, int headLines)
    {
        const int Rows = 200_000;
        var name = format.StartsWith("CSV", StringComparison.Ordinal) ? "`a\nb`" : "a";
        var text = await shared.Engine.QueryAsync($"SELECT number AS {name} FROM numbers({Rows}) FORMAT {format}");
        text.Count(c => c == '\n').ShouldBe(Rows + headLines);
    }

    [Fact]
    public async Task a_format_that_cannot_be_streamed_comes_as_one_document()
    {
        using var json = JsonDocument.Parse(await shared.Engine.QueryAsync("SELECT number FROM numbers(200000) FORMAT JSON"));
        json.RootElement.GetProperty("rows").GetInt32().ShouldBe(200_000);
    }

    [Fact]
    public async Task an_error_after_the_first_rows_stands_behind_the_tag_and_breaks_the_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/")
        {
            Content = new StringContent("SELECT throwIf(number = 500000) FROM numbers(1000000) SETTINGS max_block_size = 1000"),
        };
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var seen = new MemoryStream();
        await using var body = await response.Content.ReadAsStreamAsync();

        await Should.ThrowAsync<IOException>(() => body.CopyToAsync(seen));

        var text = Encoding.UTF8.GetString(seen.ToArray());
        text.ShouldContain($"\r\n__exception__\r\n{Header(response, "X-ClickHouse-Exception-Tag")}\r\nCode: 395.");
    }

    [Fact]
    public async Task the_port_asks_for_the_key()
    {
        using var http = new HttpClient { BaseAddress = shared.Engine.Address };
        (await http.GetStringAsync("/ping")).ShouldBe("Ok.\n");
        using var without = await http.GetAsync("/?query=SELECT%201");
        without.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(http, "cairn", "wrong")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(http, "root", shared.Engine.Key)).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(http, "cairn", shared.Engine.Key)).ShouldBe(HttpStatusCode.OK);
        http.DefaultRequestHeaders.Add("X-ClickHouse-User", "cairn");
        http.DefaultRequestHeaders.Add("X-ClickHouse-Key", shared.Engine.Key);
        (await http.GetStringAsync("/?query=SELECT%201")).ShouldBe("1\n");
        (await http.GetAsync("/lease")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string user, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/?query=SELECT%201");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{key}")));
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();
}
