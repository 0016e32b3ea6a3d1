using System.Text;
using System.Text.Json;
using Cairn.World.Reading;

namespace Cairn.World.Tests.Reading;

public class JsonFeedTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void values_arrive_whole_however_the_bytes_arrive(int drop)
    {
        var text = "\uFEFF{\"rows\" :[\n" + string.Join(",\n", Enumerable.Range(0, 50).Select(i => $$"""{"id":"{{new string('é', i)}}","n":{{i}}}""")) + "\n]\n}";
        using var feed = Feed(text, drop);

        feed.Expect(JsonTokenType.StartObject, "it");
        feed.Read().ShouldBeTrue();
        feed.Text.ShouldBe("rows");
        feed.Expect(JsonTokenType.StartArray, "rows");
        var rows = feed.Objects("rows").Select(fields => (fields.Text("id").Length, fields.Number("n"), fields.Place.Line)).ToList();

        rows.ShouldBe(Enumerable.Range(0, 50).Select(i => (i, (double)i, i + 2L)));
        feed.Read().ShouldBeTrue();
        feed.Token.ShouldBe(JsonTokenType.EndObject);
        feed.Read().ShouldBeFalse();
    }

    [Fact]
    public void a_value_larger_than_the_buffer_makes_it_grow()
    {
        using var feed = Feed($$"""[{"id":"{{new string('x', 3_000_000)}}"},{"id":"y"}]""", 50_000);

        feed.Expect(JsonTokenType.StartArray, "it");

        feed.Objects("rows").Select(fields => fields.Text("id").Length).ShouldBe([3_000_000, 1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void what_is_skipped_is_skipped_to_its_end(int drop)
    {
        using var feed = Feed("""{"a":[[1,{"b":[]}],"]"],"c":1,"d":"x","e":{},"f":null,"g":[]}""", drop);
        var names = new List<string>();

        feed.Expect(JsonTokenType.StartObject, "it");
        while (feed.Read() && feed.Token == JsonTokenType.PropertyName)
        {
            names.Add(feed.Text);
            feed.Skip();
        }

        string.Concat(names).ShouldBe("acdefg");
        feed.Token.ShouldBe(JsonTokenType.EndObject);
    }

    [Theory]
    [InlineData("[1]", "line 1: rows[0] must be an object")]
    [InlineData("[{},\n[]]", "line 2: rows[1] must be an object")]
    [InlineData("[{},\n{\"a\":]", "line 2, byte 6: this is not JSON")]
    [InlineData("[{}", "line 1, byte 4: this is not JSON")]
    public void a_list_of_anything_but_objects_is_an_error_with_its_place(string text, string message)
    {
        using var feed = Feed(text, 2);
        feed.Expect(JsonTokenType.StartArray, "it");

        Should.Throw<WorldException>(() => feed.Objects("rows").Count()).Message.ShouldContain(message);
    }

    [Fact]
    public void text_that_is_no_unicode_is_an_error_with_its_place()
    {
        using var feed = Feed("""[{"id":"\ud800"}]""", 100);
        feed.Expect(JsonTokenType.StartArray, "it");

        Should.Throw<WorldException>(() => feed.Objects("rows").Select(fields => fields.Text("id")).ToList())
            .Message.ShouldBe("test.json, line 1: rows[0].id is not Unicode text.");
    }

    [Theory]
    [InlineData("2026-01-05", 0)]
    [InlineData("2026-01-05T09:30Z", 9.5)]
    [InlineData("2026-01-05T09:30:00+01:00", 8.5)]
    [InlineData("2026-01-05T09:30:00.000Z", 9.5)]
    [InlineData("2026-01-05T09:30:00", 9.5)]
    public void times_are_utc_unless_they_say_otherwise(string text, double hour)
    {
        using var feed = Feed($$"""[{"at":"{{text}}"}]""", 100);
        feed.Expect(JsonTokenType.StartArray, "it");

        feed.Objects("rows").Select(fields => fields.Time("at")).Single()
            .ShouldBe(new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).AddHours(hour));
    }

    private static JsonFeed Feed(string text, int drop) => new(new DripStream(Encoding.UTF8.GetBytes(text), drop), "test.json", "Fix it.");
}
