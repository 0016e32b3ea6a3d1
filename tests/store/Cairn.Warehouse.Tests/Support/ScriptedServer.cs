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

    /// <summary>The requests that came, head and body, each as one text.</summary>
    public List<string> Requests { get; } = [];

    public WarehouseClient Client => new(WarehouseEndpoint.ForServer(new Uri($"http://{_listener.LocalEndpoint}/"), "cairn", "secret"));

    /// <summary>Answers every request by a script that gets the request and the connection.</summary>
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
                var request = await ReadRequestAsync(stream);
                Requests.Add(request);
                await _script(request, stream, _stop.Token);
                socket.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    /// <summary>Reads the head and the body: of known length as UTF-8, in chunks as Latin-1 with the chunks' own lines.</summary>
    private async Task<string> ReadRequestAsync(NetworkStream stream)
    {
        var head = await ReadToAsync(stream, "\r\n\r\n");
        if (head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase)) return head + await ReadToAsync(stream, "\r\n0\r\n\r\n");
        const string Length = "Content-Length: ";
        var at = head.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return head;
        var end = head.IndexOf('\r', at);
        var body = new byte[int.Parse(head.AsSpan(at + Length.Length, end - at - Length.Length), System.Globalization.CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        return head + Encoding.UTF8.GetString(body);
    }

    private async Task<string> ReadToAsync(NetworkStream stream, string end)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!EndsWith(text, end) && await stream.ReadAsync(one, _stop.Token) == 1) text.Append((char)one[0]);
        return text.ToString();
    }

    private static bool EndsWith(StringBuilder text, string end) =>
        text.Length >= end.Length && text.ToString(text.Length - end.Length, end.Length) == end;
}
