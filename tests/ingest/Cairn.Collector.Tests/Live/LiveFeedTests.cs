using Cairn.Collector.Live;
using Cairn.Model;
using Cairn.Pipeline.Tracing;

namespace Cairn.Collector.Tests.Live;

public sealed class LiveFeedTests
{
    private static readonly EventTrace Trace = new()
    {
        ReceivedAt = 1, Source = "web", End = TraceEnd.Stored, Event = "Page Viewed", SentAs = "page_view", MessageId = "m1",
        UserId = "u1", AnonymousId = "a1", Identifiers = [new Identifier("wallet", "0xabc")], TestId = "t1",
    };

    [Theory]
    [InlineData("source", "web", "app")]
    [InlineData("event", "page viewed", "Order Completed")]
    [InlineData("event", "page_view", "page")]
    [InlineData("person", "u1", "u")]
    [InlineData("person", "a1", "a2")]
    [InlineData("person", "0xabc", "wallet")]
    [InlineData("message_id", "m1", "M1")]
    [InlineData("test_id", "t1", "t2")]
    public void A_filter_takes_what_it_names_and_nothing_else(string field, string good, string bad)
    {
        FilterOf(field, good).Takes(Trace).ShouldBeTrue();
        FilterOf(field, bad).Takes(Trace).ShouldBeFalse();
    }

    [Fact]
    public void All_fields_of_a_filter_have_to_fit()
    {
        new LiveFilter { Source = "web", MessageId = "m1" }.Takes(Trace).ShouldBeTrue();
        new LiveFilter { Source = "web", MessageId = "m2" }.Takes(Trace).ShouldBeFalse();
        new LiveFilter { Event = "a b&c", Person = "ü" }.ToQuery().ShouldBe("?event=a%20b%26c&person=%C3%BC");
        new LiveFilter().ToQuery().ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_watches_until_somebody_does()
    {
        using var feed = new LiveFeed();
        feed.IsWatching.ShouldBeFalse();
        feed.Show(Trace);
        var subscriber = feed.TrySubscribe(new LiveFilter { Source = "app" }).ShouldNotBeNull();
        feed.IsWatching.ShouldBeTrue();
        feed.Wants(Trace).ShouldBeFalse();
        feed.Show(Trace);
        subscriber.TryTake(out _).ShouldBeFalse();
        feed.Show(Trace with { Source = "app" });
        subscriber.TryTake(out _).ShouldBeTrue();
        feed.Remove(subscriber);
        feed.IsWatching.ShouldBeFalse();
    }

    [Fact]
    public void Who_does_not_read_loses_the_oldest_and_is_told_how_many()
    {
        using var feed = new LiveFeed();
        var subscriber = feed.TrySubscribe(new LiveFilter())!;
        for (ulong i = 0; i < LiveSubscriber.MaxWaiting + 10; i++)
            feed.Show(Trace with { LogOffset = i });
        subscriber.TakeDropped().ShouldBe(10);
        subscriber.TakeDropped().ShouldBe(0);
        subscriber.TryTake(out var first).ShouldBeTrue();
        first!.LogOffset.ShouldBe(10UL);
    }

    [Fact]
    public void What_waits_for_one_is_bounded_by_its_memory_too()
    {
        using var feed = new LiveFeed();
        var subscriber = feed.TrySubscribe(new LiveFilter())!;
        var large = Trace with { Path = new string('x', 32 * 1024) };
        for (ulong i = 0; i < 1000; i++)
            feed.Show(large with { LogOffset = i });
        var dropped = subscriber.TakeDropped();
        subscriber.TryTake(out var first).ShouldBeTrue();
        first!.LogOffset.ShouldBe((ulong)dropped);
        var left = 1;
        while (subscriber.TryTake(out _))
            left++;
        (dropped + left).ShouldBe(1000);
        (left * 64L * 1024).ShouldBeInRange(LiveSubscriber.MaxBytes / 2, LiveSubscriber.MaxBytes);
    }

    [Fact]
    public void So_many_may_watch_and_no_more()
    {
        using var feed = new LiveFeed();
        var subscribers = Enumerable.Range(0, LiveFeed.MaxSubscribers).Select(_ => feed.TrySubscribe(new LiveFilter()).ShouldNotBeNull()).ToArray();
        feed.TrySubscribe(new LiveFilter()).ShouldBeNull();
        feed.Remove(subscribers[3]);
        feed.TrySubscribe(new LiveFilter()).ShouldNotBeNull();
    }

    [Fact]
    public async Task Its_end_ends_all_who_watch()
    {
        using var feed = new LiveFeed();
        var subscriber = feed.TrySubscribe(new LiveFilter())!;
        feed.Close();
        (await subscriber.WaitAsync(TestContext.Current.CancellationToken)).ShouldBeFalse();
        feed.TrySubscribe(new LiveFilter()).ShouldBeNull();
        feed.Show(Trace);
    }

    private static LiveFilter FilterOf(string field, string value) => field switch
    {
        "source" => new LiveFilter { Source = value },
        "event" => new LiveFilter { Event = value },
        "person" => new LiveFilter { Person = value },
        "message_id" => new LiveFilter { MessageId = value },
        _ => new LiveFilter { TestId = value },
    };
}
