using System.Globalization;
using System.Text;
using Cairn.Collector.Tests.Support;

namespace Cairn.Collector.Tests.Accept;

/// <summary>JSON that was written to harm: the event that has it is rejected with a reason, its neighbours in the batch are not.</summary>
public sealed class HostileJsonTests
{
    private const string Good = """{"type":"track","event":"Page Viewed","anonymousId":"a1"}""";

    /// <summary>What stands in a call beside its type, ^ and $ being a hundred brackets, # four hundred digits; and the code of its rejection, none if it is taken.</summary>
    public static TheoryData<string, string> Calls => new()
    {
        // Deep.
        { "\"event\":\"Page Viewed\",\"x\":^$", "body_unreadable" },
        { "\"event\":\"Page Viewed\",\"properties\":{\"x\":^$}", "body_unreadable" },
        { "\"event\":\"Page Viewed\",\"properties\":{\"x\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}", "bad_json" },
        { "\"event\":\"Page Viewed\",\"context\":{\"page\":^$}", "body_unreadable" },
        // Huge numbers.
        { "\"event\":\"Priced\",\"properties\":{\"price\":1e400}", "out_of_range" },
        { "\"event\":\"Priced\",\"properties\":{\"price\":-1e400}", "out_of_range" },
        { "\"event\":\"Priced\",\"properties\":{\"price\":#}", "out_of_range" },
        { "\"event\":\"Priced\",\"properties\":{\"price\":-#.5e-3}", "out_of_range" },
        { "\"event\":\"Priced\",\"properties\":{\"price\":1e#}", "out_of_range" },
        { "\"event\":\"Priced\",\"properties\":{\"price\":1e-#}", "" },
        { "\"event\":\"Priced\",\"properties\":{\"price\":0.#}", "" },
        { "\"event\":\"Page Viewed\",\"properties\":{\"value\":1e400}", "" },
        { "\"event\":\"Page Viewed\",\"properties\":{\"value\":#}", "" },
        { "\"event\":\"Page Viewed\",\"properties\":{\"value\":\"#\"}", "" },
        { "\"event\":\"Page Viewed\",\"properties\":{\"value\":100000000000000000000}", "out_of_range" },
        { "\"event\":\"Page Viewed\",\"properties\":{\"other\":1e400,\"more\":#}", "" },
        { "\"event\":\"Page Viewed\",\"timestamp\":#", "time_unreadable" },
        { "\"event\":\"Page Viewed\",\"timestamp\":1e400", "time_unreadable" },
        { "\"event\":\"Page Viewed\",\"userId\":#", "" },
        // Keys that stand twice.
        { "\"event\":\"Never Planned\",\"event\":\"Page Viewed\"", "" },
        { "\"event\":\"Page Viewed\",\"event\":\"Never Planned\"", "unknown_event" },
        { "\"event\":\"Page Viewed\",\"userId\":\"u1\",\"userId\":\"u2\",\"messageId\":\"1\",\"messageId\":\"2\"", "" },
        { "\"event\":\"Page Viewed\",\"properties\":{\"a\":1,\"a\":2}", "duplicate_property" },
        { "\"event\":\"Page Viewed\",\"properties\":{\"a\":1,\"\\u0061\":2}", "duplicate_property" },
        { "\"event\":\"Page Viewed\",\"properties\":{\"x\":{\"a\":1,\"a\":2}}", "" },
        { "\"event\":\"Page Viewed\",\"context\":{\"page\":{},\"page\":1,\"page\":{\"url\":\"https://s.example/\"}}", "" },
        // Half of a surrogate pair becomes U+FFFD; an identifier that holds one is taken off.
        { "\"event\":\"\\ud800\"", "unknown_event" },
        { "\"event\":\"Page Viewed\",\"userId\":\"u\\udc00\"", "" },
        { "\"event\":\"Page Viewed\",\"messageId\":\"\\ud800\\ud800\"", "" },
        { "\"event\":\"Page Viewed\",\"timestamp\":\"\\ud800\"", "time_unreadable" },
        { "\"event\":\"Page Viewed\",\"\\ud800\":1", "" },
        { "\"event\":\"Page Viewed\",\"properties\":{\"a\":\"\\ud800\"}", "" },
        { "\"event\":\"Page Viewed\",\"properties\":{\"\\udfff\":1}", "" },
        { "\"event\":\"Page Viewed\",\"properties\":{\"a\":{\"b\":[\"\\udc00\"]}}", "" },
        { "\"event\":\"Page Viewed\",\"properties\":{\"a\":{\"\\ud800\":[]}}", "" },
        { "\"event\":\"Page Viewed\",\"context\":{\"campaign\":{\"name\":\"\\ud800\"}}", "" },
        { "\"event\":\"Priced\",\"properties\":{\"currency\":\"\\ud800\"}", "" },
        { "\"event\":\"Page Viewed\",\"properties\":{\"a\":\"\\ud83d\\ude00\"}", "" },
        // Bytes that are no UTF-8: overlong, half of a pair, beyond Unicode, cut off. Each becomes U+FFFD where it is no identifier.
        { "\"event\":\"Page Viewed\",\"userId\":\"\u00c0\u0080\"", "text_unreadable" },
        { "\"event\":\"Page Viewed\",\"properties\":{\"a\":\"\u00ed\u00a0\u0080\"}", "" },
        { "\"event\":\"Page Viewed\",\"properties\":{\"\u00f4\u0090\u0080\u0080\":1}", "" },
        { "\"event\":\"Page Viewed\",\"properties\":{\"a\":\"\u00e2\u0082\"}", "" },
        { "\"event\":\"Page Viewed\",\"\u00ff\":1", "" },
        { "\"event\":\"Page \u00ff\"", "unknown_event" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task It_costs_its_own_call_and_no_other(string call, string code)
    {
        await using var collector = await TestCollector.StartAsync();
        var bytes = Bytes($$"""{"batch":[{{Good}},{"type":"track","anonymousId":"a1",{{call}}},{{Good}}]}""");
        using var answer = await collector.PostAsync("/v1/batch", bytes);
        ((int)answer.StatusCode).ShouldBe(200, await answer.TextAsync());
        var json = await answer.JsonAsync();
        json.GetProperty("accepted").GetInt32().ShouldBe(code.Length == 0 ? 3 : 2);
        json.GetProperty("rejected").EnumerateArray().Select(rejected => (rejected.GetProperty("index").GetInt32(), rejected.GetProperty("code").GetString()))
            .ShouldBe(code.Length == 0 ? [] : [(1, code)]);
        collector.Stored().Single().Calls.ShouldBe(3);
    }

    /// <summary>A body that nobody can read to its end is rejected as a whole.</summary>
    [Theory]
    [InlineData("/v1/batch", "[", 1_000_000)]
    [InlineData("/v1/track", "{\"event\":\"Priced\",\"properties\":{\"price\":NaN}}", 1)]
    [InlineData("/v1/track", "{\"event\":\"Priced\",\"properties\":{\"price\":01}}", 1)]
    [InlineData("/v1/batch", "{\"batch\":", 100_000)]
    [InlineData("/v1/track", "{\"properties\":", 100_000)]
    [InlineData("/com.snowplowanalytics.snowplow/tp2", "{\"data\":[", 100_000)]
    [InlineData("/batch/", "{\"batch\":[{\"properties\":", 100_000)]
    [InlineData("/mp/collect", "{\"events\":[{\"params\":", 100_000)]
    [InlineData("/v1/cloudevents", "[{\"data\":", 100_000)]
    public async Task A_body_of_nothing_but_depth_or_of_no_JSON_is_rejected(string path, string opening, int times)
    {
        await using var collector = await TestCollector.StartAsync();
        using var answer = await collector.PostAsync(path, string.Concat(Enumerable.Repeat(opening, times)));
        await answer.ShouldRejectAsync(400, "body_unreadable");
        collector.Stored().ShouldBeEmpty();
        using var next = await collector.PostAsync("/v1/track", Good);
        ((int)next.StatusCode).ShouldBe(200);
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text
        .Replace("^", new string('[', 100), StringComparison.Ordinal)
        .Replace("$", new string(']', 100), StringComparison.Ordinal)
        .Replace("#", string.Concat(Enumerable.Range(0, 400).Select(static i => ((i % 9) + 1).ToString(CultureInfo.InvariantCulture))), StringComparison.Ordinal));
}
