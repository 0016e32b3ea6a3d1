using System.Runtime.CompilerServices;
using Cairn.Protocols.Wire;

namespace Cairn.Protocols.Tests;

public sealed class MessageKeyTests
{
    private const string At = "2026-01-05T07:00:00Z";

    [Fact]
    public void What_is_kept_on_disk_never_changes_its_bits()
    {
        var key = MessageKey.Of(Track("node-next-1795297121389-804c5d1a", "Order Completed", At, "12.5"));
        $"{key.Id:x16} {key.Content:x8}".ShouldBe("40b735cc836ea7b9 265546cd");
        Unsafe.SizeOf<MessageKey>().ShouldBe(12, "files hold keys as they stand in memory");
    }

    [Fact]
    public void Source_and_message_id_make_the_id_and_nothing_else_does()
    {
        var key = MessageKey.Of(Track("m1", "x", At, "1"));
        MessageKey.Of(Track("m1", "y", "2026-01-05T06:00:00Z", "2")).Id.ShouldBe(key.Id);
        MessageKey.Of(Track("m2", "x", At, "1")).Id.ShouldNotBe(key.Id);
        var elsewhere = Track("m1", "x", At, "1");
        elsewhere.Event.Source = "app";
        MessageKey.Of(elsewhere).Id.ShouldNotBe(key.Id);
        MessageKey.Of(elsewhere).Content.ShouldBe(key.Content);
    }

    [Fact]
    public void Name_properties_and_the_clients_time_make_the_content_and_nothing_else_does()
    {
        var key = MessageKey.Of(Track("m1", "x", At, "1"));
        MessageKey.Of(Track("m2", "x", At, "1")).Content.ShouldBe(key.Content);
        MessageKey.Of(Track("m1", "y", At, "1")).Content.ShouldNotBe(key.Content);
        MessageKey.Of(Track("m1", "x", At, "2")).Content.ShouldNotBe(key.Content);
        MessageKey.Of(Track("m1", "x", "2026-01-05T06:00:00Z", "1")).Content.ShouldNotBe(key.Content);
        MessageKey.Of(Track("m1", "x", At, "1", sentAt: "2026-01-05T09:00:00Z")).ShouldBe(key);
    }

    [Fact]
    public void Source_and_id_are_not_run_together()
    {
        var one = Track("bc", "x", At, "1");
        var other = Track("c", "x", At, "1");
        (one.Event.Source, other.Event.Source) = ("a", "ab");
        MessageKey.Of(one).Id.ShouldNotBe(MessageKey.Of(other).Id);
    }

    [Fact]
    public void Every_bit_of_the_id_is_set_in_half_of_the_messages()
    {
        const int Messages = 4096;
        var call = Track("m", "x", At, "1");
        var set = new int[64];
        for (var number = 0; number < Messages; number++)
        {
            call.Event.MessageId = $"m{number}";
            var id = MessageKey.Of(call).Id;
            for (var bit = 0; bit < set.Length; bit++)
                set[bit] += (int)(id >> bit) & 1;
        }
        // Six standard deviations, sqrt(4096) / 2 each.
        set.ShouldAllBe(times => Math.Abs(times - Messages / 2) < 6 * 32);
    }

    private static Call Track(string id, string name, string at, string value, string sentAt = "2026-01-05T07:00:01Z") => Decode.All(
        "/v1/t", $$$"""{"event":"{{{name}}}","messageId":"{{{id}}}","timestamp":"{{{at}}}","sentAt":"{{{sentAt}}}","properties":{"value":{{{value}}}}}""").Single();
}
