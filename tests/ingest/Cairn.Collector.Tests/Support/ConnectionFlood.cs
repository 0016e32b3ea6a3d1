using System.Net;
using System.Net.Sockets;

namespace Cairn.Collector.Tests.Support;

/// <summary>Thousands of connections to one collector: every other begins a request and never ends it, the rest say nothing.</summary>
internal sealed class ConnectionFlood : IDisposable
{
    private const int Openers = 64;

    private static readonly byte[] Beginning = "POST /v1/track HTTP/1.1\r\nHost: x\r\nX-Slow: "u8.ToArray();

    private readonly Socket?[] _sockets;
    private readonly byte[] _answer = new byte[1024];

    private ConnectionFlood(int count) => _sockets = new Socket?[count];

    /// <summary>How many of them the collector has closed.</summary>
    public int Closed { get; private set; }

    /// <summary>How many were told 408 before.</summary>
    public int ToldTooSlow { get; private set; }

    /// <summary>How many were told anything else.</summary>
    public int ToldOther { get; private set; }

    public static async Task<ConnectionFlood> OpenAsync(IPEndPoint collector, int count)
    {
        var flood = new ConnectionFlood(count);
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Openers }, async (i, ct) =>
        {
            // No waiting on close: a port must be free for the next flood at once.
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) };
            flood._sockets[i] = socket;
            await socket.ConnectAsync(collector, ct);
            try
            {
                if (i % 2 == 0)
                    await socket.SendAsync(Beginning, ct);
            }
            catch (SocketException rejected) when (rejected.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown)
            {
                // It was one too many and is closed already, which Look will see.
                return;
            }
        });
        return flood;
    }

    /// <summary>Sees what became of each.</summary>
    public int Look()
    {
        foreach (ref var socket in _sockets.AsSpan())
        {
            if (socket is null || !socket.Poll(0, SelectMode.SelectRead))
                continue;
            if (Read(socket) is var length && length > 0)
            {
                if (_answer.AsSpan(0, length).StartsWith("HTTP/1.1 408"u8))
                    ToldTooSlow++;
                else
                    ToldOther++;
                continue;
            }
            socket.Dispose();
            socket = null;
            Closed++;
        }
        return Closed;
    }

    public void Dispose()
    {
        foreach (var socket in _sockets)
            socket?.Dispose();
    }

    private int Read(Socket socket)
    {
        try
        {
            return socket.Receive(_answer);
        }
        catch (SocketException)
        {
            return 0;
        }
    }
}
