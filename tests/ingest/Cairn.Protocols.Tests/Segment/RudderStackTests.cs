namespace Cairn.Protocols.Tests.Segment;

public sealed class RudderStackTests
{
    [Fact]
    public void A_calls_own_time_of_sending_goes_before_the_batchs()
    {
        var call = Decode.All("/v1/batch", """
            {"batch":[{"type":"track","event":"x","originalTimestamp":"2026-01-05T07:00:00Z","sentAt":"2026-01-05T07:00:10Z","userId":""}],
             "timestamp":"2026-01-05T07:30:00Z","sentAt":"2026-01-05T07:30:00Z"}
            """).Single();
        call.Event.OccurredAt.ShouldBe(Decode.Time("2026-01-05T07:59:50.123Z"));
        call.Event.ClockSkew.ShouldBe(Decode.Time(Decode.ReceivedAt) - Decode.Time("2026-01-05T07:00:10Z"));
        call.ClientTime.ShouldBe(Decode.Time("2026-01-05T07:00:00Z"));
    }

    [Fact]
    public void A_client_that_does_not_say_when_it_sent_has_no_skew() =>
        Decode.One("/v1/track", """{"event":"x","originalTimestamp":"2020-01-05T07:00:00Z"}""").ClockSkew.ShouldBe(0);

    [Fact]
    public void A_pixel_gives_its_members_as_parameters()
    {
        var e = Decode.Pixel("/pixel/v1/track?writeKey=K&anonymousId=a1&event=Email%20Opened&properties.key=v&context.library.name=Rudderstack+AMP+SDK");
        (e.Name, e.AnonymousId, e.Properties).ShouldBe(("Email Opened", "a1", """{"key":"v"}"""));
        Decode.WireProtocol("/pixel/v1/page?anonymousId=a1", "", "GET").ShouldBe((WireProtocol.RudderStack, true));
    }
}
