using System.Net;
using System.Net.Sockets;
using Cairn.Faults.Clients;

namespace Cairn.Collector.Tests.Support;

/// <summary>A client that sends an event every few milliseconds over one connection and must be acknowledged each time.</summary>
internal sealed class HonestClient(IPEndPoint collector, string key) : IDisposable
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    private readonly Connection _connection = new(collector);
    private readonly CancellationTokenSource _end = new();
    private Task _sending = Task.CompletedTask;

    /// <summary>How many requests were acknowledged.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Sends until the first acknowledgement, as the collector may still be starting, and goes on by itself.</summary>
    public async Task StartAsync()
    {
        await Wait.UntilAsync(TrySendAsync, "the collector acknowledges");
        _sending = Task.Run(GoOnAsync);
    }

    /// <summary>Ends, and fails if any request was not acknowledged.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await _sending;
    }

    /// <summary>Sends one request by a connection of its own.</summary>
    public async Task<int> SendByAnotherAsync()
    {
        using var another = new Connection(collector);
        return (await another.SendAsync(Request(0))).Status;
    }

    public void Dispose()
    {
        _connection.Dispose();
        _end.Dispose();
    }

    private async Task GoOnAsync()
    {
        using var pace = new PeriodicTimer(Pace);
        while (!_end.IsCancellationRequested)
        {
            (await _connection.SendAsync(Request(Acknowledged))).Status.ShouldBe(200);
            Acknowledged++;
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task<bool> TrySendAsync()
    {
        try
        {
            return await SendByAnotherAsync() == 200;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private byte[] Request(int number) => new Post(number, 1, DateTime.UtcNow).Bytes(key);
}
