using System.Net.Sockets;

namespace Cairn.Engine.Supervision;

/// <summary>HTTP over the Unix socket of an engine.</summary>
internal static class EngineSocket
{
    public static HttpClient Client(string path) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        // A lease is an answer without an end: waiting for it would hold the engine two seconds longer.
        ResponseDrainTimeout = TimeSpan.Zero,
        ConnectCallback = async (_, ct) => await ConnectAsync(path, ct),
    }) { BaseAddress = new Uri("http://engine/"), Timeout = Timeout.InfiniteTimeSpan };

    public static async ValueTask<Stream> ConnectAsync(string path, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
