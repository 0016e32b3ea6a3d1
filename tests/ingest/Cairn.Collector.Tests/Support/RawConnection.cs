using System.Net.Sockets;
using System.Text;

namespace Cairn.Collector.Tests.Support;

/// <summary>A bare connection, for requests that no client library would send.</summary>
internal sealed class RawConnection : IDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    private readonly TcpClient _client;
    private readonly NetworkStream _stream;

    private RawConnection(TcpClient client) => (_client, _stream) = (client, client.GetStream());

    public static RawConnection Open(Uri address)
    {
        var client = new TcpClient { NoDelay = true };
        client.Connect(address.Host, address.Port);
        return new RawConnection(client);
    }

    public Task SendAsync(string text) => _stream.WriteAsync(Encoding.Latin1.GetBytes(text), TestContext.Current.CancellationToken).AsTask();

    /// <summary>Everything until the other end closes.</summary>
    public async Task<string> ReadToEndAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(MaxWait);
        using var text = new MemoryStream();
        try
        {
            await _stream.CopyToAsync(text, patience.Token);
        }
        catch (IOException) when (text.Length > 0)
        {
            return Encoding.Latin1.GetString(text.ToArray());
        }
        return Encoding.Latin1.GetString(text.ToArray());
    }

    /// <summary>The head and as much of the body as came with it.</summary>
    public async Task<string> ReadSomeAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(MaxWait);
        var buffer = new byte[16 * 1024];
        var length = await _stream.ReadAsync(buffer, patience.Token);
        return Encoding.Latin1.GetString(buffer, 0, length);
    }

    public void Dispose() => _client.Dispose();
}
