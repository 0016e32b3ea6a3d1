using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Cairn.Collector.Live;
using Cairn.Model;
using Cairn.Pipeline.Tracing;
using Cairn.State.Keys;

namespace Cairn.Collector.Tests.Live;

public sealed class LivePageTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("Bearer wrong")]
    [InlineData("Bearer ")]
    [InlineData("Basic d2tfbGl2ZTo=")]
    public async Task Only_an_operator_may_watch(string? authorization)
    {
        await using var collector = await LiveCollector.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/live");
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await collector.Client.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("operator_token_wrong");
        collector.Feed.IsWatching.ShouldBeFalse();
    }

    [Fact]
    public async Task A_disabled_key_is_named_with_its_source()
    {
        await using var collector = await LiveCollector.StartAsync();
        var store = KeyStore.Open(collector.Folder, TimeProvider.System);
        var key = store.Create("old");
        store.Disable(key.Record.Id);
        var (messages, client) = await collector.WatchAsync(new LiveFilter { Source = "old" });
        using var closing = client;
        using var answer = await collector.PostAsync(LiveCollector.Batch("page_view"), key.Text);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain(key.Record.Id);
        var trace = (await collector.NextAsync(messages))!.Trace!;
        (trace.End, trace.Source, trace.Code).ShouldBe((TraceEnd.Rejected, "old", "key_disabled"));
        trace.Reason.ShouldContain($"{key.Record.Id} of source old");
    }

    [Fact]
    public async Task Sends_events_at_once_and_only_those_that_are_wanted()
    {
        await using var collector = await LiveCollector.StartAsync();
        var (messages, client) = await collector.WatchAsync(new LiveFilter { Source = "web" });
        using var closing = client;
        for (var i = 0; i < 3; i++)
        {
            collector.Feed.Show(new EventTrace { ReceivedAt = 1, Source = "app", End = TraceEnd.Stored });
            collector.Feed.Show(new EventTrace { ReceivedAt = 1, Source = "web", End = TraceEnd.Stored, LogOffset = (ulong)i, Event = "a\nb" });
            var message = await collector.NextAsync(messages);
            message!.Trace!.LogOffset.ShouldBe((ulong)i);
            message.Trace.Event.ShouldBe("a\nb");
        }
    }

    [Fact]
    public async Task Says_how_many_were_dropped_and_never_waits_for_a_slow_reader()
    {
        await using var collector = await LiveCollector.StartAsync();
        using var slow = await ConnectAsync(collector);
        var large = new EventTrace { ReceivedAt = 1, Source = "web", End = TraceEnd.Stored, Reason = new string('x', 20_000) };
        for (var i = 0; i < 4 * LiveSubscriber.MaxWaiting; i++)
            collector.Feed.Show(large);
        using var reading = new NetworkStream(slow);
        var (text, buffer) = (new StringBuilder(), new byte[64 * 1024]);
        while (!text.ToString().Contains("event: dropped", StringComparison.Ordinal))
        {
            var read = await reading.ReadAsync(buffer, TestContext.Current.CancellationToken);
            read.ShouldBeGreaterThan(0);
            text.Clear().Append(text.Length > 100 ? text.ToString(text.Length - 100, 100) : "").Append(Encoding.ASCII.GetString(buffer, 0, read));
        }
    }

    [Fact]
    public async Task A_reader_who_leaves_makes_room()
    {
        await using var collector = await LiveCollector.StartAsync();
        using (await ConnectAsync(collector))
            collector.Feed.Subscribers.ShouldBe(1);
        await Wait.UntilAsync(() => !collector.Feed.IsWatching, "the end of watching");
    }

    [Fact]
    public async Task The_end_of_the_feed_ends_it_while_the_collector_still_answers()
    {
        await using var collector = await LiveCollector.StartAsync();
        var (messages, client) = await collector.WatchAsync(new LiveFilter());
        using var closing = client;
        collector.Feed.Close();
        (await collector.NextAsync(messages)).ShouldBeNull();
        (await collector.PostAsync(LiveCollector.Batch("page_view"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_rejected_request_is_shown_with_status_and_reason()
    {
        await using var collector = await LiveCollector.StartAsync();
        var (messages, client) = await collector.WatchAsync(new LiveFilter());
        using var closing = client;
        (await collector.PostAsync("{}", "wk_nobody", ("Cairn-Test-Id", "t7"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var trace = (await collector.NextAsync(messages))!.Trace!;
        (trace.End, trace.Status, trace.Code, trace.TestId, trace.Path).ShouldBe((TraceEnd.Rejected, 401, "key_unknown", "t7", "/v1/batch"));
        (await collector.PostAsync("{broken")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        trace = (await collector.NextAsync(messages))!.Trace!;
        (trace.End, trace.Status, trace.Code, trace.Source).ShouldBe((TraceEnd.Rejected, 400, "body_unreadable", "web"));
        (await collector.PostAsync(new string(' ', 12 << 20))).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await collector.NextAsync(messages))!.Trace!.Code.ShouldBe("body_too_large");
    }

    [Fact]
    public async Task More_watchers_than_allowed_are_told_to_come_later()
    {
        await using var collector = await LiveCollector.StartAsync();
        var taken = Enumerable.Range(0, LiveFeed.MaxSubscribers).Select(_ => collector.Feed.TrySubscribe(new LiveFilter())).ToArray();
        taken.ShouldAllBe(subscriber => subscriber != null);
        using var client = new LiveClient(collector.Host.Address, collector.Token, TimeProvider.System);
        await using var messages = client.WatchAsync(new LiveFilter(), static () => Console.Out.Flush(), TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        (await Should.ThrowAsync<UserException>(async () => await messages.MoveNextAsync())).Message.ShouldContain("too many");
    }

    [Fact]
    public async Task The_answer_is_a_stream_that_nobody_keeps()
    {
        await using var collector = await LiveCollector.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/live?source=web");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", collector.Token.Text);
        using var response = await collector.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        (await lines.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("retry: 1000");
    }

    /// <summary>A reader who reads nothing by himself.</summary>
    private static async Task<Socket> ConnectAsync(LiveCollector collector)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(IPAddress.Loopback, collector.Host.Address.Port, TestContext.Current.CancellationToken);
        var request = $"GET /v1/live HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {collector.Token.Text}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        await Wait.UntilAsync(() => collector.Feed.IsWatching, "the begin of watching");
        return socket;
    }
}
