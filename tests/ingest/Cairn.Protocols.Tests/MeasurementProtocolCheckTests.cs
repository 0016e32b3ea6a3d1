using System.Text;
using Cairn.Protocols.MeasurementProtocol;

namespace Cairn.Protocols.Tests;

public sealed class MeasurementProtocolCheckTests
{
    private static readonly long Now = Decode.Time(Decode.ReceivedAt);

    [Fact]
    public void What_GA4_takes_has_nothing_said_of_it() => Check("""
        {"client_id":"c1","user_properties":{"tier":{"value":"gold"}},"events":[{"name":"purchase","params":{"value":1,"currency":"EUR","items":[{"item_id":"i","own":1}]}}]}
        """).ShouldBeEmpty();

    [Fact]
    public void A_bad_name_is_told_as_GA4_tells_it() => Check("""{"client_id":"c","events":[{"name":"_badEventName","params":{}}]}""").Single()
        .ShouldBe(new ValidationMessage("events", "Event at index: [0] has invalid name [_badEventName]. Names must start with an alphabetic character.", "NAME_INVALID"));

    [Theory]
    [InlineData("""{"events":[]}""", "client_id", "VALUE_REQUIRED")]
    [InlineData("""{"client_id":"c"}""", "events", "VALUE_REQUIRED")]
    [InlineData("""{"client_id":"c","events":[{}]}""", "events[0].name", "VALUE_REQUIRED")]
    [InlineData("""{"client_id":"c","events":[7]}""", "events[0]", "VALUE_INVALID")]
    [InlineData("""{"client_id":"c","events":[{"name":"session_start"}]}""", "events", "NAME_RESERVED")]
    [InlineData("""{"client_id":"c","events":[{"name":"a b"}]}""", "events", "NAME_INVALID")]
    [InlineData("""{"client_id":"c","events":[{"name":"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddE"}]}""", "events", "NAME_INVALID")]
    [InlineData("""{"client_id":"c","events":[{"name":"a","params":7}]}""", "events[0].params", "VALUE_INVALID")]
    [InlineData("""{"client_id":"c","events":[{"name":"a","params":{"ga_x":1}}]}""", "events[0].params", "NAME_RESERVED")]
    [InlineData("""{"client_id":"c","events":[{"name":"a","params":{"x":1,"x":2}}]}""", "events[0].params", "NAME_DUPLICATED")]
    [InlineData("""{"client_id":"c","events":[{"name":"a","params":{"x":{}}}]}""", "events[0].params.x", "VALUE_INVALID")]
    [InlineData("""{"client_id":"c","timestamp_micros":1,"events":[]}""", "timestamp_micros", "VALUE_OUT_OF_BOUNDS")]
    [InlineData("""{"client_id":"c","events":[{"name":"a","timestamp_micros":9000000000000000}]}""", "events[0].timestamp_micros", "VALUE_OUT_OF_BOUNDS")]
    [InlineData("""{"client_id":"c","timestamp_micros":"x","events":[]}""", "timestamp_micros", "VALUE_INVALID")]
    [InlineData("""{"client_id":"c","user_properties":{"user_id":{"value":1}},"events":[]}""", "user_properties.user_id", "NAME_RESERVED")]
    [InlineData("""{"client_id":"c","user_properties":{"a":{"value":"aaaaaaaaaabbbbbbbbbbccccccccccddddddd"}},"events":[]}""", "user_properties.a.value", "VALUE_OUT_OF_BOUNDS")]
    [InlineData("[]", "", "VALUE_INVALID")]
    [InlineData("{", "", "VALUE_INVALID")]
    [InlineData("""{"client_id":"\ud800","events":[]}""", "", "VALUE_INVALID")]
    public void What_GA4_would_not_take_is_told(string body, string field, string code)
    {
        var message = Check(body).ShouldHaveSingleItem();
        (message.FieldPath, message.ValidationCode).ShouldBe((field, code));
        message.Description.ShouldNotBeEmpty();
    }

    [Fact]
    public void Too_many_and_too_long_are_told()
    {
        var events = string.Join(',', Enumerable.Repeat("""{"name":"a"}""", 26));
        Check($$"""{"client_id":"c","events":[{{events}}]}""").Single().ValidationCode.ShouldBe("EXCEEDED_MAX_ENTITIES");
        var parameters = string.Join(',', Enumerable.Range(0, 26).Select(i => $"\"p{i}\":{i}"));
        Check($$$"""{"client_id":"c","events":[{"name":"a","params":{ {{{parameters}}} } }]}""").Single().ValidationCode.ShouldBe("EXCEEDED_MAX_ENTITIES");
        Check($$$"""{"client_id":"c","events":[{"name":"a","params":{"x":"{{{new string('v', 101)}}}","page_location":"{{{new string('v', 1000)}}}"}}]}""").Single().ValidationCode.ShouldBe("VALUE_OUT_OF_BOUNDS");
        var own = string.Join(',', Enumerable.Range(0, 11).Select(i => $"\"p{i}\":{i}"));
        Check($$$"""{"client_id":"c","events":[{"name":"a","params":{"items":[{ {{{own}}} }]}}]}""").Single().ValidationCode.ShouldBe("EXCEEDED_MAX_ENTITIES");
        Check($$"""{"client_id":"c","events":[],"x":"{{new string('v', 140_000)}}"}""").Single().ValidationCode.ShouldBe("VALUE_OUT_OF_BOUNDS");
    }

    [Fact]
    public void The_messages_are_bounded()
    {
        var events = string.Join(',', Enumerable.Repeat("7", 5000));
        Check($$"""{"client_id":"c","events":[{{events}}]}""").Count.ShouldBe(MeasurementProtocolCheck.MaxMessages);
    }

    private static IReadOnlyList<ValidationMessage> Check(string body) => MeasurementProtocolCheck.Check(Encoding.UTF8.GetBytes(body), Now);
}
