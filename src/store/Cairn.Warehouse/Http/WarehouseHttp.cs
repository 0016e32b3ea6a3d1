using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Cairn.Warehouse.Http;

/// <summary>Sends calls and turns every way in which one can fail into a <see cref="WarehouseException"/>.</summary>
internal sealed class WarehouseHttp : IDisposable
{
    /// <summary>
    /// Says to the embedded engine that a statement is Cairn's own, whose answer is read as a stream and has no bound. Other servers do
    /// not know it.
    /// </summary>
    public const string OwnStatementHeader = "X-Cairn-Own-Statement";

    private const int MaxMessageLength = 64 * 1024;

    private readonly WarehouseEndpoint _endpoint;
    private readonly HttpClient _client;

    public WarehouseHttp(WarehouseEndpoint endpoint)
    {
        _endpoint = endpoint;
        _client = new HttpClient(endpoint.CreateHandler(), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        if (endpoint.User is not null) _client.DefaultRequestHeaders.Add("X-ClickHouse-User", endpoint.User);
        if (endpoint.Key is not null) _client.DefaultRequestHeaders.Add("X-ClickHouse-Key", endpoint.Key);
    }

    public async Task PingAsync(CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_endpoint.BaseAddress, "ping"));
        using var response = await SendAsync(request, "ping", ct);
    }

    public async Task ExecuteAsync(WarehouseCall call, CancellationToken ct)
    {
        using var request = Post(call);
        using var response = await SendAsync(request, call.Sql.Name, ct);
        await DrainAsync(call, response, ct);
    }

    /// <summary>The body of the answer; disposing it closes the answer and so stops the query.</summary>
    public async Task<Stream> OpenAsync(WarehouseCall call, CancellationToken ct)
    {
        using var request = Post(call);
        var response = await SendAsync(request, call.Sql.Name, ct);
        return await BodyAsync(call, response, ct);
    }

    public async Task<InsertSummary> InsertAsync(
        WarehouseCall call,
        Func<Stream, CancellationToken, Task> writeBody,
        CancellationToken ct)
    {
        using var body = new PushedContent(writeBody);
        using var request = new HttpRequestMessage(HttpMethod.Post, call.Uri(_endpoint.BaseAddress, withStatement: true));
        request.Content = body;
        try
        {
            using var response = await SendAsync(request, call.Sql.Name, ct);
            await DrainAsync(call, response, ct);
            return Summary(response);
        }
        catch (WarehouseException) when (body.Failure is not null)
        {
            // The caller's own failure broke the request; it says more than the broken connection does.
            body.Failure.Throw();
            throw;
        }
    }

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Post(WarehouseCall call)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, call.Uri(_endpoint.BaseAddress, withStatement: false))
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(call.Sql.Text)),
        };
        if (call.Sql.IsOwn) request.Headers.Add(OwnStatementHeader, "1");
        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string statement, CancellationToken ct)
    {
        HttpResponseMessage response;
        try
        {
            response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            ct.ThrowIfCancellationRequested();
            throw broken.InnerException as WarehouseException ?? WarehouseException.Lost(statement, broken);
        }

        if (response.StatusCode == HttpStatusCode.OK && ExceptionCode(response) == 0) return response;
        using (response) throw await RejectionAsync(response, statement, ct);
    }

    private static async Task<WarehouseException> RejectionAsync(HttpResponseMessage response, string statement, CancellationToken ct)
    {
        var buffer = new byte[MaxMessageLength];
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(ct);
            var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
            var text = length > 0 ? Encoding.UTF8.GetString(buffer, 0, length) : $"HTTP {(int)response.StatusCode}";
            var failure = WarehouseException.FromServer(text, ExceptionCode(response), statement);
            var isBusy = response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests;
            return isBusy ? new WarehouseException(failure.Message, failure.Code, isRetryable: true) : failure;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return WarehouseException.Lost(statement, broken);
        }
    }

    private static async Task DrainAsync(WarehouseCall call, HttpResponseMessage response, CancellationToken ct)
    {
        await using var body = await BodyAsync(call, response, ct);
        await body.CopyToAsync(Stream.Null, ct);
    }

    private static async Task<Stream> BodyAsync(WarehouseCall call, HttpResponseMessage response, CancellationToken ct)
    {
        var tag = response.Headers.TryGetValues("X-ClickHouse-Exception-Tag", out var tags) ? tags.First() : null;
        var body = await response.Content.ReadAsStreamAsync(ct);
        return new AnswerStream(body, response, tag, call.Sql.Name);
    }

    private static int ExceptionCode(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-ClickHouse-Exception-Code", out var codes)
        && int.TryParse(codes.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 0;

    private static InsertSummary Summary(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("X-ClickHouse-Summary", out var values)) return default;
        using var json = JsonDocument.Parse(values.First());
        return new InsertSummary(Number(json, "written_rows"), Number(json, "written_bytes"));
    }

    private static long Number(JsonDocument json, string name) =>
        json.RootElement.TryGetProperty(name, out var value)
        && long.TryParse(value.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
