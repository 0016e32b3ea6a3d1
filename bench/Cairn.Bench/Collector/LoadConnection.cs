using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Cairn.Bench.Collector;

/// <summary>One client: a connection that sends a post, waits for the answer and sends the next.</summary>
internal sealed class LoadConnection(IPEndPoint server, PostTemplate template, LoadCounter counter)
{
    private readonly byte[] _answer = new byte[16 << 10];

    /// <summary>When each post was acknowledged, and how long that took from when it was due.</summary>
    public List<Acknowledged> Answers { get; } = new(1 << 16);

    /// <summary>Posts that were not answered with 200.</summary>
    public long Rejected { get; private set; }

    public async Task RunAsync(double postsPerSecond, double offset, int seconds)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server);
        var began = Stopwatch.GetTimestamp();
        var end = began + seconds * Stopwatch.Frequency;
        for (long sent = 0; Stopwatch.GetTimestamp() < end; sent++)
        {
            var due = Stopwatch.GetTimestamp();
            if (postsPerSecond > 0)
            {
                due = began + (long)((sent + offset) / postsPerSecond * Stopwatch.Frequency);
                var wait = TimeSpan.FromSeconds((due - Stopwatch.GetTimestamp()) / (double)Stopwatch.Frequency);
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait);
            }
            await socket.SendAsync(template.Fill(counter.Take(template.EventsPerPost)));
            var isStored = await ReadAnswerAsync(socket);
            Answers.Add(new Acknowledged((float)Stopwatch.GetElapsedTime(began).TotalSeconds, (float)Stopwatch.GetElapsedTime(due).TotalMilliseconds));
            if (isStored)
                counter.Acknowledge(template.EventsPerPost);
            else
                Rejected++;
        }
    }

    private async Task<bool> ReadAnswerAsync(Socket socket)
    {
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(_answer.AsMemory(length));
            if (read == 0)
                throw new IOException("the server closed the connection");
            length += read;
            var head = _answer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (head >= 0 && length >= head + 4 + BodyLength(_answer.AsSpan(0, head)))
                return _answer.AsSpan(9, 3).SequenceEqual("200"u8);
        }
    }

    private static int BodyLength(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0)
            return 0;
        var digits = head[(at + 16)..];
        var length = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                break;
            length = length * 10 + digit - '0';
        }
        return length;
    }
}
