using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cairn.Faults.Clients;

/// <summary>A bare HTTP connection, opened when it is needed. It never sends anything twice by itself, as a library may do.</summary>
internal sealed class Connection(IPEndPoint server) : IDisposable
{
    private static readonly TimeSpan MaxAnswer = TimeSpan.FromSeconds(30);

    private readonly byte[] _answer = new byte[32 << 10];
    private Socket? _socket;

    /// <summary>Sends a request and reads its answer.</summary>
    /// <exception cref="SocketException">Nobody listens, or the connection broke.</exception>
    /// <exception cref="IOException">It was closed before the answer was whole.</exception>
    /// <exception cref="OperationCanceledException">No answer came in time.</exception>
    public async Task<Answer> SendAsync(ReadOnlyMemory<byte> request)
    {
        using var limit = new CancellationTokenSource(MaxAnswer);
        try
        {
            if (_socket is null)
            {
                _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await _socket.ConnectAsync(server, limit.Token);
            }
            for (var sent = 0; sent < request.Length;)
                sent += await _socket.SendAsync(request[sent..], limit.Token);
            return await ReadAsync(_socket, limit.Token);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private async Task<Answer> ReadAsync(Socket socket, CancellationToken ct)
    {
        for (var length = 0; length < _answer.Length;)
        {
            var read = await socket.ReceiveAsync(_answer.AsMemory(length), ct);
            if (read == 0)
                throw new IOException("the server closed the connection");
            length += read;
            var head = _answer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (head < 0)
                continue;
            var lines = Encoding.ASCII.GetString(_answer, 0, head).Split("\r\n");
            if (length >= head + 4 + (Number(lines, "content-length:") ?? 0))
                return new Answer(int.Parse(lines[0].AsSpan(9, 3), CultureInfo.InvariantCulture), Number(lines, "retry-after:"));
        }
        throw new IOException("the answer is too long");
    }

    private static int? Number(string[] lines, string header) =>
        Array.Find(lines, line => line.StartsWith(header, StringComparison.OrdinalIgnoreCase)) is { } line
            ? int.Parse(line.AsSpan(header.Length), CultureInfo.InvariantCulture)
            : null;
}
