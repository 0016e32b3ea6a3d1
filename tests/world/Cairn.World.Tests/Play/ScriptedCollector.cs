using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Cairn.World.Tests.Play;

/// <summary>A collector on a real socket that answers each request as the script says, keeps connections open, and remembers everything.</summary>
internal sealed class ScriptedCollector : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Received, int, Reply> _script;
    private readonly List<Received> _received = [];
    private readonly Task _accepting;
    private int _underWay;

    private ScriptedCollector(Func<Received, int, Reply> script)
    {
        _script = script;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Url => new($"http://{_listener.LocalEndpoint}");

    /// <summary>The most requests that were under way at once.</summary>
    public int MaxAtOnce { get; private set; }

    public Received[] Received
    {
        get
        {
            lock (_received)
                return [.. _received];
        }
    }

    /// <summary>Answers by a script that gets the request and how many came before it.</summary>
    public static ScriptedCollector Start(Func<Received, int, Reply> script) => new(script);

    /// <summary>Answers the n-th request with the n-th reply, and all that follow with the last.</summary>
    public static ScriptedCollector Replying(params Reply[] replies) => new((_, before) => replies[Math.Min(before, replies.Length - 1)]);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using var owned = connection;
        try
        {
            var stream = connection.GetStream();
            while (await ReadAsync(stream) is { } request)
            {
                var reply = Note(request);
                await reply.After.WaitAsync(_stop.Token);
                Interlocked.Decrement(ref _underWay);
                if (reply.Status == 0)
                    return;
                var head = string.Concat(reply.Headers.Select(line => line + "\r\n"));
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {reply.Status} Scripted\r\n{head}Content-Length: 2\r\n\r\n{{}}"), _stop.Token);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
            // The client is gone, or the test is over.
        }
    }

    private Reply Note(Received request)
    {
        lock (_received)
        {
            MaxAtOnce = Math.Max(MaxAtOnce, Interlocked.Increment(ref _underWay));
            _received.Add(request);
            return _script(request, _received.Count - 1);
        }
    }

    private async Task<Received?> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!head.TakeLast(4).SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(one, _stop.Token) == 0)
                return null;
            head.Add(one[0]);
        }

        var lines = Encoding.UTF8.GetString([.. head]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stop.Token);
        var first = lines[0].Split(' ');
        return new Received(first[0], first[1], headers, body);
    }
}
