namespace Cairn.Collect.Tests;

public sealed class RecentMessagesTests
{
    [Fact]
    public void The_same_message_is_recognised_whenever_and_however_it_was_sent_again()
    {
        var recent = new RecentMessages();
        recent.Add(Track("m1", "2026-01-05T07:00:01Z")).ShouldBeTrue();
        recent.Add(Track("m1", "2026-01-05T07:30:00Z")).ShouldBeFalse();
        recent.Add(Track("m2", "2026-01-05T07:00:01Z")).ShouldBeTrue();
    }

    [Fact]
    public void An_id_that_comes_back_with_other_content_is_another_message()
    {
        var recent = new RecentMessages();
        recent.Add(Track("m1", "2026-01-05T07:00:01Z")).ShouldBeTrue();
        recent.Add(Track("m1", "2026-01-05T07:00:01Z", value: "2")).ShouldBeTrue();
        recent.Add(Track("m1", "2026-01-05T07:00:01Z", name: "y")).ShouldBeTrue();
        recent.Add(Track("m1", "2026-01-05T07:00:01Z", at: "2026-01-05T06:00:01Z")).ShouldBeTrue();
    }

    [Fact]
    public void A_message_without_id_is_always_new()
    {
        var recent = new RecentMessages();
        recent.Add(Track("", "2026-01-05T07:00:01Z")).ShouldBeTrue();
        recent.Add(Track("", "2026-01-05T07:00:01Z")).ShouldBeTrue();
    }

    [Fact]
    public void As_many_as_promised_are_remembered_and_not_more_than_twice_that()
    {
        const int Promised = 100;
        var recent = new RecentMessages(Promised);
        for (var i = 0; i < 1000; i++)
            recent.Add(Track($"m{i}", "2026-01-05T07:00:01Z")).ShouldBeTrue();
        recent.Add(Track($"m{1000 - Promised}", "2026-01-05T07:00:01Z")).ShouldBeFalse();
        recent.Add(Track($"m{1000 - 2 * Promised - 1}", "2026-01-05T07:00:01Z")).ShouldBeTrue();
    }

    private static Call Track(string id, string sentAt, string name = "x", string value = "1", string at = "2026-01-05T07:00:00Z") => Decode.All(
        "/v1/t", $$$"""{"event":"{{{name}}}","messageId":"{{{id}}}","timestamp":"{{{at}}}","sentAt":"{{{sentAt}}}","properties":{"value":{{{value}}}}}""").Single();
}
