using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cairn.Warehouse.Tests.Support;

/// <summary>A ClickHouse server on a real socket that does to each request what the test wrote down.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, NetworkStream, CancellationToken, Task> _script;
    private readonly Task _running;

    private ScriptedServer(Func<string, NetworkStream, CancellationToken, Task> script)
    {
        _script = script;
        _listener.Start();
        _running = AcceptAsync();
    }

    /// <summary>The request lines and headers that came, each as one text.</summary>
    public List<string> Requests { get; } = [];

    public WarehouseClient Client => new(WarehouseEndpoint.ForServer(new Uri($"http://{_listener.LocalEndpoint}/"), "cairn", "secret"));

    /// <summary>Answers every request by a script that gets the request's head and the connection.</summary>
    public static ScriptedServer Start(Func<string, NetworkStream, CancellationToken, Task> script) => new(script);

    /// <summary>Answers every request with these bytes and closes the connection.</summary>
    public static ScriptedServer Answering(string head, params byte[][] pieces) => new(async (_, stream, ct) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.ReplaceLineEndings("\r\n") + "\r\n\r\n"), ct);
        foreach (var piece in pieces) await stream.WriteAsync(piece, ct);
    });

    /// <summary>One chunk of a chunked body.</summary>
    public static byte[] Chunk(ReadOnlySpan<byte> data) =>
        [.. Encoding.ASCII.GetBytes($"{data.Length:x}\r\n"), .. data, (byte)'\r', (byte)'\n'];

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var socket = await _listener.AcceptSocketAsync(_stop.Token);
                await using var stream = new NetworkStream(socket);
                var head = await ReadHeadAsync(stream);
                Requests.Add(head);
                await _script(head, stream, _stop.Token);
                socket.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    /// <summary>Reads up to the end of the head and, where its length is given, the body.</summary>
    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, _stop.Token) == 1) text.Append((char)one[0]);
        var head = text.ToString();
        const string Length = "Content-Length: ";
        var at = head.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return head;
        var end = head.IndexOf('\r', at);
        var body = new byte[int.Parse(head.AsSpan(at + Length.Length, end - at - Length.Length), System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return head + Encoding.UTF8.GetString(body);
    }
}
