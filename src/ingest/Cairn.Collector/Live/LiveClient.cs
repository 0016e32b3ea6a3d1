using System.Net.Http.Headers;
using System.Net;
using System.Runtime.CompilerServices;
using Cairn.Collector.Secrets;
using Cairn.Model;
using Cairn.Pipeline.Tracing;

namespace Cairn.Collector.Live;

/// <summary>Reads the feed of a running collector.</summary>
/// <param name="address">Where the collector is.</param>
/// <param name="token">What its operator shows.</param>
/// <param name="time">The clock.</param>
public sealed class LiveClient(Uri address, OperatorToken token, TimeProvider time) : IDisposable
{
    /// <summary>The feed sends something every 15 s; who has sent nothing for so long is gone.</summary>
    private static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(45);

    private const string DataField = "data: ", EventField = "event: ", TraceKind = "trace";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Watches until the connection ends; ends silently when the collector stops in order.</summary>
    /// <param name="filter">What to see.</param>
    /// <param name="connected">Called when it watches.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="UserException">The collector does not let it watch.</exception>
    /// <exception cref="IOException">The connection broke, or there is none.</exception>
    public async IAsyncEnumerable<LiveMessage> WatchAsync(LiveFilter filter, Action connected, [EnumeratorCancellation] CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(connected);
        using var response = await OpenAsync(filter, ct);
        connected();
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(ct));
        var kind = "";
        while (await NextAsync(lines, ct) is { } line)
        {
            if (line.StartsWith(EventField, StringComparison.Ordinal))
                kind = line[EventField.Length..];
            else if (line.StartsWith(DataField, StringComparison.Ordinal))
                yield return new LiveMessage(kind == TraceKind ? TraceJson.Read(line[DataField.Length..]) : null, line[DataField.Length..]);
        }
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> OpenAsync(LiveFilter filter, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, LivePage.Path + filter.ToQuery()));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Text);
        HttpResponseMessage response;
        try
        {
            response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        }
        catch (HttpRequestException gone)
        {
            throw new IOException(gone.Message, gone);
        }
        if (response.StatusCode == HttpStatusCode.OK && response.Content.Headers.ContentType?.MediaType == "text/event-stream")
            return response;
        using (response)
            throw Rejection(response.StatusCode);
    }

    private UserException Rejection(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => new UserException($"the collector at {address} does not know this operator token", $"Use {OperatorToken.FileName} of its data folder (--data, or --token-file)."),
        HttpStatusCode.ServiceUnavailable => new UserException($"too many watch the collector at {address} already, or it is about to stop", "Try again in a moment."),
        _ => new UserException($"{address} answers {(int)status} where a collector shows its events", "Check --url; a proxy before the collector has to hand /v1/live on."),
    };

    private async Task<string?> NextAsync(StreamReader lines, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(MaxSilence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        try
        {
            return await lines.ReadLineAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new IOException($"the collector has sent nothing for {MaxSilence.TotalSeconds:0} s");
        }
        catch (HttpRequestException broken)
        {
            throw new IOException(broken.Message, broken);
        }
    }
}
