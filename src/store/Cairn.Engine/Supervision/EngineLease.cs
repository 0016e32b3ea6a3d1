namespace Cairn.Engine.Supervision;

/// <summary>One open <c>GET /lease</c>: the engine stays while it is open, and it ends when the engine dies.</summary>
internal sealed class EngineLease : IAsyncDisposable
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(5);

    private readonly HttpClient _client;
    private readonly Stream _body;

    private EngineLease(HttpClient client, Stream body) => (_client, _body) = (client, body);

    /// <summary>Takes a lease; null when nobody answers at the address.</summary>
    public static async Task<EngineLease?> TryTakeAsync(EngineAddress address, CancellationToken ct)
    {
        var client = EngineSocket.Client(address.Socket);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(AnswerTime);
        try
        {
            var body = await client.GetStreamAsync(new Uri($"lease?process={Environment.ProcessId}", UriKind.Relative), limit.Token);
            // The first line proves that the engine counts this lease.
            await body.ReadExactlyAsync(new byte["Ok.\n".Length], limit.Token);
            return new EngineLease(client, body);
        }
        catch (Exception absent) when (absent is HttpRequestException or IOException or OperationCanceledException)
        {
            client.Dispose();
            ct.ThrowIfCancellationRequested();
            return null;
        }
    }

    /// <summary>Waits until the engine has gone, or the program gives the lease back.</summary>
    public async Task Ended(CancellationToken closing)
    {
        var one = new byte[1];
        try
        {
            while (await _body.ReadAsync(one, closing) > 0)
            {
                // The engine says nothing on a lease; only its end matters.
            }
        }
        catch (Exception end) when (end is IOException or OperationCanceledException)
        {
            // Either way the lease has ended.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _body.DisposeAsync();
        _client.Dispose();
    }
}
