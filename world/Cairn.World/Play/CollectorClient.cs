using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Cairn.World.Play;

/// <summary>Sends requests to a collector as they are: nothing added but X-Retry-Count, nothing followed, no cookies kept.</summary>
internal sealed class CollectorClient : IDisposable
{
    /// <summary>The header that says how often a request was sent before.</summary>
    public const string RetryCount = "X-Retry-Count";

    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private readonly HttpClient _http;
    private readonly bool _statesReceipt;
    private readonly Uri _collector;
    private readonly string _base;

    public CollectorClient(PlayOptions options)
    {
        (_collector, _statesReceipt) = (options.Collector, options.StatesReceipt);
        _base = options.Collector.GetLeftPart(UriPartial.Path).TrimEnd('/');
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !options.Collector.IsLoopback,
            MaxConnectionsPerServer = options.Senders,
            ConnectTimeout = options.Timeout,
            ActivityHeadersPropagator = null,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
        }) { Timeout = options.Timeout };
    }

    /// <summary>Finds out whether anybody is there, before a whole world is sent into the void.</summary>
    /// <exception cref="WorldException">Nobody is.</exception>
    public async Task CheckAsync(CancellationToken ct)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(_http.Timeout);
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(_collector.DnsSafeHost, _collector.Port, timeout.Token);
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            var reason = error is SocketException ? error.Message : "no connection in time";
            throw new WorldException(
                $"There is no collector at {_collector}: {reason}.", "Start it, or give the address at which it listens.", error);
        }
    }

    /// <summary>Sends a request once. Never fails: no answer is an answer too.</summary>
    /// <param name="request">What.</param>
    /// <param name="resends">How often it was sent before in this playing.</param>
    public async Task<Answer> SendAsync(RecordedRequest request, int resends)
    {
        using var message = Message(request, request.Attempt + resends);
        try
        {
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead);
            return new Answer((int)response.StatusCode, RetryAfter(response));
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            var isLate = error is OperationCanceledException;
            return new Answer(0, Error: isLate ? $"no answer within {_http.Timeout.TotalSeconds:0.#} s" : Innermost(error));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Message(RecordedRequest request, int retryCount)
    {
        Uri.TryCreate(_base + request.Path, AsItIs, out var url);
        var message = new HttpRequestMessage(request.Method, url);
        if (request.Body.Length > 0)
            message.Content = new ByteArrayContent(request.Body);
        foreach (var (name, value) in request.Headers)
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content?.Headers.TryAddWithoutValidation(name, value);
        if (_statesReceipt)
            message.Headers.TryAddWithoutValidation(PlayOptions.ReceiptHeader, DateTimeOffset.FromUnixTimeMilliseconds(request.At).ToString(TimeFormat, CultureInfo.InvariantCulture));
        if (retryCount > 0)
            message.Headers.TryAddWithoutValidation(RetryCount, retryCount.ToString(CultureInfo.InvariantCulture));
        return message;
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Retry-After", out var values)
        && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static string Innermost(Exception error)
    {
        while (error.InnerException is { } inner)
            error = inner;
        return error.Message.TrimEnd('.');
    }
}
