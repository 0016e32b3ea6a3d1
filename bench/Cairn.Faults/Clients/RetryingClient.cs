using System.Net;
using System.Net.Sockets;

namespace Cairn.Faults.Clients;

/// <summary>
/// A client as real ones are: it sends a post until it is acknowledged with 200, and never drops one. Some acknowledged posts
/// it sends again on purpose, as a client does that did not see the answer.
/// </summary>
internal sealed class RetryingClient(IPEndPoint server, string writeKey, Ledger ledger, ClientPace pace, int seed)
{
    /// <summary>The most events of a post.</summary>
    public const int MaxEvents = 8;

    private const int Remembered = 64;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(500);

    private readonly Random _random = new(seed);
    private readonly List<Post> _acknowledged = [];

    /// <summary>Sends until it is stopped, and then until the post under way is acknowledged or <paramref name="abandon"/> says to leave it.</summary>
    public async Task RunAsync(CancellationToken stop, CancellationToken abandon)
    {
        using var connection = new Connection(server);
        while (!stop.IsCancellationRequested)
        {
            var isAgain = _acknowledged.Count > 0 && _random.NextDouble() < pace.SentAgain;
            var post = isAgain ? _acknowledged[_random.Next(_acknowledged.Count)] : ledger.Create(_random.Next(1, MaxEvents + 1));
            if (await DeliverAsync(connection, post, abandon) && !isAgain)
                Remember(post);
            var pause = pace.Pause * (2 * _random.NextDouble());
            await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Sends a post until it is acknowledged.</summary>
    /// <returns>False when it was abandoned.</returns>
    public async Task<bool> DeliverAsync(Connection connection, Post post, CancellationToken abandon)
    {
        for (var wait = FirstWait; !abandon.IsCancellationRequested; wait = wait * 2 < MaxWait ? wait * 2 : MaxWait)
        {
            if (await TryAsync(connection, post))
                return true;
            await Task.Delay(wait * (0.5 + _random.NextDouble()), abandon).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return false;
    }

    /// <summary>Sends a post once.</summary>
    /// <returns>Whether it was acknowledged.</returns>
    public async Task<bool> TryAsync(Connection connection, Post post)
    {
        ledger.NoteSent(post);
        try
        {
            var answer = await connection.SendAsync(post.Bytes(writeKey));
            if (answer.Status == (int)HttpStatusCode.OK)
            {
                ledger.NoteAcknowledged(post);
                return true;
            }
            if (answer is { Status: (int)HttpStatusCode.ServiceUnavailable, RetryAfter: > 0 })
                ledger.NoteRejected();
            else
                ledger.NoteViolation($"{answer.Status} with Retry-After {answer.RetryAfter?.ToString() ?? "absent"}");
        }
        catch (Exception broken) when (broken is SocketException or IOException or OperationCanceledException)
        {
            ledger.NoteRetried();
        }
        return false;
    }

    private void Remember(Post post)
    {
        if (_acknowledged.Count < Remembered)
            _acknowledged.Add(post);
        else
            _acknowledged[_random.Next(Remembered)] = post;
    }
}
