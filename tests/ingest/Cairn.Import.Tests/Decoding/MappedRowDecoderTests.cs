using Cairn.Model;

namespace Cairn.Import.Tests.Decoding;

public sealed class MappedRowDecoderTests
{
    private const string Header = "time,user,event,value\n";

    [Theory]
    [InlineData("NaN", "value_not_a_number")]
    [InlineData("1e3", "value_not_a_number")]
    [InlineData("-5", "negative_value")]
    [InlineData("0.123456789", "value_too_precise")]
    [InlineData("12345678901234567890.00000000000000001", "value_too_precise")]
    [InlineData("99.95", "")]
    [InlineData("", "")]
    public async Task Money_is_read_exactly_or_rejected(string value, string code)
    {
        var record = (await Decode.RunAsync($"{Header}2024-01-01,u,purchase,{value}\n", Decode.Mapping)).Single();
        (record.Outcome.Rejection?.Code ?? "").ShouldBe(code);
        if (code.Length == 0)
            (record.Event.Value, record.Event.Currency).ShouldBe(value.Length == 0 ? (null, "") : (99.95m, "EUR"));
    }

    [Theory]
    [InlineData("purchse", "u", "unknown_event", "Did you mean 'purchase'?")]
    [InlineData("", "u", "event_missing", "the event's name is empty")]
    [InlineData("purchase", " ", "identifier_missing", "it belongs to nobody")]
    public async Task What_breaks_the_plan_says_why(string name, string user, string code, string reason)
    {
        var rejection = (await Decode.RunAsync($"{Header}2024-01-01,{user},{name},\n", Decode.Mapping)).Single().Outcome.Rejection!;
        rejection.Code.ShouldBe(code);
        rejection.Reason.ShouldContain(reason);
    }

    [Fact]
    public async Task An_unknown_currency_is_rejected()
    {
        var mapping = Decode.Mapping.Replace("constant: EUR", "constant: EURO");
        (await Decode.RunAsync($"{Header}2024-01-01,u,purchase,5\n", mapping)).Single().Outcome.Rejection!.Code.ShouldBe("unknown_currency");
    }

    [Fact]
    public async Task Fields_come_from_columns_constants_and_translations()
    {
        var e = await OneAsync("t,u,a,s1,s2,ev,dev,src,med,gcl,page,p1,p2,p3,extra\n2024-01-01T00:00:00Z,u1,a1,x,y,buy,iOS,google,cpc,g1,https://s.example/?utm_campaign=c,7,yes,,more\n", """
            source: test
            event: { column: ev, names: { buy: Order Completed } }
            time: t
            identifiers: { user_id: u, anonymous_id: a, device_id: { constant: d1 } }
            session: { columns: [s1, s2], join: ":" }
            platform: dev
            traffic: { utm_source: src, utm_medium: med, click_ids: { gclid: gcl }, page_url: page }
            properties: { quantity: { column: p1, type: integer }, gift: { column: p2, type: boolean }, empty: p3 }
            rest: true
            """);
        (e.Name, e.UserId, e.AnonymousId, e.SessionId, e.Platform).ShouldBe(("Order Completed", "u1", "a1", "x:y", "ios"));
        e.Identifiers.ShouldBe([new Identifier("device_id", "d1")]);
        (e.Traffic.UtmSource, e.Traffic.ClickIdType, e.Traffic.ClickId, e.Traffic.Channel).ShouldBe(("google", "gclid", "g1", "Paid Search"));
        e.Properties.ShouldBe("{\"quantity\":7,\"gift\":true,\"extra\":\"more\"}");
    }

    [Fact]
    public async Task Json_keeps_its_types_and_nested_keys_can_be_named()
    {
        var e = await OneAsync("{\"t\":1709294400,\"who\":{\"id\":42},\"props\":{\"price\":1.50,\"name\":\"a\\\"b\",\"tags\":[1,2],\"none\":null}}\n", """
            source: test
            event: page_view
            time: t
            identifiers: { user_id: who.id }
            rest: props
            """);
        e.UserId.ShouldBe("42");
        e.Properties.ShouldBe("{\"price\":1.50,\"name\":\"a\\\"b\",\"tags\":[1,2]}");
    }

    [Fact]
    public async Task Rows_that_are_no_acts_have_no_place_and_further_events_have_one()
    {
        var records = await Decode.RunAsync("t,u,keep,label\n1709294400,a,y,1\n1709294401,a,n,1\n1709294402,a,y,1\n1709294403,b,y,0\n1709294404,c,y,1\n", """
            source: test
            event: page_view
            time: t
            identifiers: { user_id: u }
            rows: [{ column: keep, in: [y] }]
            also: [{ event: purchase, when: { label: "1" }, last_of: u }]
            """);
        records.Select(record => $"{record.Event.LogOffset} {record.Event.UserId} {record.Event.Name} {record.Line}").ShouldBe(
        [
            "0 a Page Viewed 2", "1 a Page Viewed 4", "2 a Order Completed 4", "3 b Page Viewed 5", "4 c Page Viewed 6", "5 c Order Completed 6",
        ]);
    }

    private static async Task<Event> OneAsync(string content, string mapping)
    {
        var record = (await Decode.RunAsync(content, mapping)).Single();
        record.Outcome.Rejection.ShouldBeNull();
        return record.Event;
    }
}
