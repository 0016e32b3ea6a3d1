using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;

namespace Cairn.Import.Tests.Decoding;

/// <summary>Lists in JSON lines: paths into them, sums over them, and an event for each element.</summary>
public sealed class ListTests
{
    private const string Head = "source: test\nevent: { column: ev }\ntime: t\nidentifiers: { user_id: u }\ncurrency: { constant: EUR }\nmessage_id: id\n";
    private const string Order = """{"t":1709294400,"u":"a","id":"m1","ev":"purchase","cart":{"products":[{"sku":"x","price":1.50,"quantity":2},{"sku":"y","price":"2.25","tags":["n"]}]}}""" + "\n";
    private const string Visit = """{"t":1709294400,"u":"a","id":"m2","ev":"page_view","cart":{"products":[]}}""" + "\n";

    [Theory]
    [InlineData("value: { sum: \"cart.products[].price\" }", "3.75")]
    [InlineData("value: { sum: \"cart.products[].price\", times: \"cart.products[].quantity\" }", "5.25")]
    [InlineData("value: \"cart.products[0].price\"", "1.50")]
    [InlineData("value: \"cart.products[7].price\"", "")]
    public async Task Money_comes_out_of_a_list(string value, string expected) =>
        (await OneAsync(Order, Head + value)).Value.ToString().ShouldBe(expected);

    [Fact]
    public async Task Properties_reach_into_a_list()
    {
        var e = await OneAsync(Order, Head + """properties: { skus: "cart.products[].sku", first: "cart.products[0].sku", tag: "cart.products[].tags", spent: { sum: "cart.products[].price", type: number } }""");
        e.Properties.ShouldBe("""{"skus":["x","y"],"first":"x","tag":[null,["n"]],"spent":3.75}""");
    }

    [Fact]
    public async Task A_list_with_a_hole_is_not_added_up()
    {
        var record = (await Decode.RunAsync("""{"t":1709294400,"u":"a","ev":"purchase","id":"1","products":[{"price":1},{"sku":"y"}]}""" + "\n", Head + "value: { sum: \"products[].price\" }")).Single();
        record.Outcome.Rejection!.Reason.ShouldBe("products[].price cannot be added up: element 2 of the list has nothing to add up");
    }

    [Fact]
    public async Task Every_element_can_be_an_event_and_a_row_without_one_stays_one()
    {
        var records = await Decode.RunAsync(Order + Visit, Head + "each: \"cart.products[]\"\nvalue: \"cart.products[].price\"\nproperties: { sku: \"cart.products[].sku\" }\n");
        records.Select(record => $"{record.Line} {record.Part} {record.Event.LogOffset} {record.Event.MessageId} {record.Event.Value} {record.Event.Properties}").ShouldBe(
        [
            """1 0 0 m1 1.50 {"sku":"x"}""", """1 1 1 m1#1 2.25 {"sku":"y"}""", "2 0 2 m2  {}",
        ]);
    }

    [Fact]
    public async Task Elements_are_events_only_where_the_condition_holds()
    {
        var mapping = Head + "each: { list: \"cart.products[]\", when: { ev: page_view } }\nvalue: { sum: \"cart.products[].price\" }\n";
        (await Decode.RunAsync(Order + Visit, mapping)).Select(record => record.Event.Value).ShouldBe([3.75m, null]);
    }

    [Fact]
    public async Task An_element_in_quarantine_is_a_line_that_reads_as_that_element()
    {
        using var folder = new TemporaryFolder();
        var file = LogFile.Inspect(folder.File("log", Order));
        var mapping = MappingFile.Parse(Head + "each: \"cart.products[]\"\nvalue: \"cart.products[].price\"\n", "map.yaml");
        var reading = await Import.Rows.LogReading.PrepareAsync(new LogOpener(), file, mapping, null, TestContext.Current.CancellationToken);
        using var log = await reading.OpenAsync(null, TestContext.Current.CancellationToken);
        var raws = log.Records.Read().Select(row => row.Row.Raw.ToArray()).ToList();
        var dialect = Dialect.Parse(reading.Dialect.ToText(), reading.Dialect.Columns);
        var again = new Row();
        new StoredRowReader(dialect, "").Read(raws[1], 1, again);
        again.Raw.SequenceEqual(raws[1]).ShouldBeTrue();
        System.Text.Encoding.UTF8.GetString(again.Field(dialect.Columns.ToList().IndexOf("cart.products[].price"))).ShouldBe("2.25");
    }

    [Fact]
    public async Task A_list_that_the_log_lacks_is_named()
    {
        var problem = await Should.ThrowAsync<UserException>(() => Decode.RunAsync(Visit, Head + "value: { sum: \"items[].price\" }\n"));
        problem.Message.ShouldContain("there is no column 'items[].price'");
    }

    [Fact]
    public void Sums_stand_only_where_numbers_do() =>
        Should.Throw<UserException>(() => MappingFile.Parse(Head + "session: { sum: \"products[].price\" }\nvalue: { sum: price }\n", "map.yaml"))
            .Message.ShouldSatisfyAllConditions(text => text.ShouldContain("session cannot be a sum"), text => text.ShouldContain("value.sum is 'price', which names no list"));

    private static async Task<Event> OneAsync(string content, string mapping)
    {
        var record = (await Decode.RunAsync(content, mapping)).Single();
        record.Outcome.Rejection.ShouldBeNull();
        return record.Event;
    }
}
