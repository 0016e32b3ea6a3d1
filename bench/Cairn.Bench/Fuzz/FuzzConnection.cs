using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cairn.Bench.Fuzz;

/// <summary>Sends mutated requests over one connection at a time, several on the way at once, and looks at every answer.</summary>
internal sealed class FuzzConnection(IPEndPoint server, Mutator mutator, FuzzTally tally)
{
    private const int OnTheWay = 16;
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(30);

    private readonly byte[] _answers = new byte[256 << 10];
    private readonly Queue<byte[]> _sent = new();
    private int _filled;

    public async Task RunAsync(long requests)
    {
        var socket = await ConnectAsync();
        for (long done = 0; done < requests; done += OnTheWay)
        {
            for (var i = 0; i < OnTheWay; i++)
                _sent.Enqueue(mutator.Next());
            if (await ExchangeAsync(socket))
                continue;
            // The server closes after what breaks the framing; what was behind it is not counted.
            _sent.Clear();
            socket.Dispose();
            socket = await ConnectAsync();
        }
        socket.Dispose();
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server);
        _filled = 0;
        return socket;
    }

    /// <returns>False when the server has closed the connection.</returns>
    private async Task<bool> ExchangeAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(MaxWait);
        try
        {
            byte[] all = [.. _sent.SelectMany(static one => one)];
            await socket.SendAsync(all, patience.Token);
            while (_sent.Count > 0)
            {
                var read = await socket.ReceiveAsync(_answers.AsMemory(_filled), patience.Token);
                if (read == 0)
                    return false;
                _filled += read;
                while (_sent.Count > 0 && TakeAnswer())
                    _sent.Dequeue();
            }
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            tally.Fail(_sent.Peek(), "no answer within 30 s");
            return false;
        }
    }

    private bool TakeAnswer()
    {
        var answer = _answers.AsSpan(0, _filled);
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        var status = int.Parse(answer.Slice(9, 3));
        var hasBody = status is not (204 or 304) && !_sent.Peek().AsSpan().StartsWith("HEAD "u8);
        var length = hasBody ? LengthOf(answer[..head]) : 0;
        if (answer.Length < head + 4 + length)
            return false;
        tally.Count(status, answer.Slice(head + 4, length), _sent.Peek());
        answer[(head + 4 + length)..].CopyTo(_answers);
        _filled -= head + 4 + length;
        return true;
    }

    private static int LengthOf(ReadOnlySpan<byte> head)
    {
        var text = Encoding.ASCII.GetString(head);
        var at = text.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(text.AsSpan(at + 16, (text.IndexOf('\r', at) is >= 0 and var end ? end : text.Length) - at - 16));
    }
}
