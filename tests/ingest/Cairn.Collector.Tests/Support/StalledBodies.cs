using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cairn.Collector.Tests.Support;

/// <summary>Connections that promise a body, send most of it and then nothing.</summary>
internal sealed class StalledBodies : IDisposable
{
    private const int Openers = 16;

    private readonly Socket?[] _sockets;

    private StalledBodies(int count) => _sockets = new Socket?[count];

    /// <summary>How many were answered what.</summary>
    public SortedDictionary<string, int> Answers { get; } = new(StringComparer.Ordinal);

    public static async Task<StalledBodies> OpenAsync(IPEndPoint collector, int count, int promised, int sent)
    {
        var stalled = new StalledBodies(count);
        var head = Encoding.ASCII.GetBytes($"POST /v1/batch HTTP/1.1\r\nHost: x\r\nContent-Length: {promised}\r\n\r\n");
        var body = new byte[sent];
        Array.Fill(body, (byte)'x');
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Openers }, async (i, ct) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) };
            stalled._sockets[i] = socket;
            await socket.ConnectAsync(collector, ct);
            await socket.SendAsync(head, ct);
            try
            {
                await socket.SendAsync(body, ct);
            }
            catch (SocketException)
            {
                // It was answered before it had sent all, which Look sees.
                return;
            }
        });
        return stalled;
    }

    /// <summary>Sees how many were answered.</summary>
    public int Look()
    {
        var buffer = new byte[4096];
        foreach (ref var socket in _sockets.AsSpan())
        {
            if (socket is null || !socket.Poll(0, SelectMode.SelectRead))
                continue;
            var answer = Read(socket, buffer);
            socket.Dispose();
            socket = null;
            Answers[answer] = Answers.GetValueOrDefault(answer) + 1;
        }
        return Answers.Values.Sum();
    }

    public void Dispose()
    {
        foreach (var socket in _sockets)
            socket?.Dispose();
    }

    /// <summary>The status. Whoever is rejected for want of memory while he sends may see the end of the connection first.</summary>
    private static string Read(Socket socket, byte[] buffer)
    {
        try
        {
            var text = Encoding.ASCII.GetString(buffer, 0, socket.Receive(buffer));
            return text.Length > 12 ? text[9..12] : "503";
        }
        catch (SocketException)
        {
            return "503";
        }
    }
}
