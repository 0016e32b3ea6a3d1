using System.Buffers;
using Cairn.Collector.Answers;
using Cairn.Collector.Secrets;
using Cairn.Pipeline.Tracing;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Cairn.Collector.Live;

/// <summary>Answers <c>GET /v1/live</c>: what becomes of events, as it happens, to operators.</summary>
/// <remarks>Source of the form: WHATWG HTML, section 9.2, "Server-sent events".</remarks>
internal sealed class LivePage(LiveFeed feed, OperatorToken token, TimeProvider time)
{
    /// <summary>Where it stands.</summary>
    public const string Path = "/v1/live";

    private const int MaxBytesAtOnce = 64 * 1024;

    /// <summary>So often something is sent, so that both ends notice when the other one is gone.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Who reads nothing for so long has left.</summary>
    private static readonly TimeSpan MaxWrite = TimeSpan.FromSeconds(60);

    private static readonly ErrorAnswer Crowded = new(503, "too_many_watchers",
        $"{LiveFeed.MaxSubscribers} are watching already, which is the bound. Try again when one has left.", 5);

    /// <summary>Answers until the reader leaves or the collector stops.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        if (!token.IsIn(http.Request.Headers.Authorization.ToString()))
        {
            ErrorAnswer.WrongToken.Write(http);
            return;
        }
        if (feed.TrySubscribe(LiveFilter.From(http.Request.Query)) is not { } subscriber)
        {
            Crowded.Write(http);
            return;
        }
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, feed.Closing);
        try
        {
            Begin(http);
            if (!HttpMethods.IsHead(http.Request.Method))
                await SendAsync(http.Response.Body, subscriber, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader has left, is stuck, or the collector stops; what he has read so far is whole.
            if (!feed.Closing.IsCancellationRequested)
                http.Abort();
        }
        finally
        {
            feed.Remove(subscriber);
        }
    }

    private static void Begin(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentType = "text/event-stream; charset=utf-8";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        // What nginx and its kin understand as: hand on at once.
        headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        // A reader of a quiet feed gets fewer bytes than a slow one; here the heartbeat shows who is gone.
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            rate.MinDataRate = null;
    }

    private async Task SendAsync(Stream body, LiveSubscriber subscriber, CancellationToken ct)
    {
        var text = new ArrayBufferWriter<byte>();
        text.Write("retry: 1000\n: watching\n\n"u8);
        var waiting = subscriber.WaitAsync(ct).AsTask();
        do
        {
            await FlushAsync(body, text, ct);
            if (!await IsThereAsync(waiting, ct))
            {
                text.Write(": still watching\n\n"u8);
                continue;
            }
            if (!await waiting)
                return;
            Fill(text, subscriber);
            waiting = subscriber.WaitAsync(ct).AsTask();
        }
        while (true);
    }

    /// <summary>Waits for traces, but not longer than to the next heartbeat.</summary>
    private async Task<bool> IsThereAsync(Task<bool> waiting, CancellationToken ct)
    {
        if (waiting.IsCompleted)
            return true;
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var first = await Task.WhenAny(waiting, Task.Delay(Heartbeat, time, rest.Token));
        await rest.CancelAsync();
        return first == waiting;
    }

    private static void Fill(ArrayBufferWriter<byte> text, LiveSubscriber subscriber)
    {
        if (subscriber.TakeDropped() is > 0 and var dropped)
            text.Write(System.Text.Encoding.ASCII.GetBytes($"event: dropped\ndata: {{\"dropped\":{dropped}}}\n\n"));
        while (text.WrittenCount < MaxBytesAtOnce && subscriber.TryTake(out var trace))
        {
            text.Write("event: trace\ndata: "u8);
            text.Write(TraceJson.Write(trace));
            text.Write("\n\n"u8);
        }
    }

    private async Task FlushAsync(Stream body, ArrayBufferWriter<byte> text, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(MaxWrite, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        await body.WriteAsync(text.WrittenMemory, either.Token);
        await body.FlushAsync(either.Token);
        text.ResetWrittenCount();
    }
}
