using Cairn.Model;

namespace Cairn.Import.Tests.Decoding;

public sealed class TimeReaderTests
{
    [Theory]
    [InlineData("2024-03-01T12:00:00Z", "2024-03-01T12:00:00.000")]
    [InlineData("2024-03-01T12:00:00.1239+02:00", "2024-03-01T10:00:00.123")]
    [InlineData("2024-03-01 12:00:00 UTC", "2024-03-01T12:00:00.000")]
    [InlineData("2024-02-29T23:59:59-0830", "2024-03-01T08:29:59.000")]
    [InlineData("1709294400", "2024-03-01T12:00:00.000")]
    [InlineData("1709294400.25", "2024-03-01T12:00:00.250")]
    [InlineData("1709294400123", "2024-03-01T12:00:00.123")]
    [InlineData("1709294400123456", "2024-03-01T12:00:00.123")]
    [InlineData("1709294400123456789", "2024-03-01T12:00:00.123")]
    [InlineData("2023-02-29T12:00:00Z", "time_unreadable")]
    [InlineData("2024-03-01T25:00:00Z", "time_unreadable")]
    [InlineData("yesterday", "time_unreadable")]
    [InlineData("", "time_missing")]
    [InlineData("0001-01-01T00:00:00Z", "time_out_of_bounds")]
    [InlineData("9999-12-31T23:59:59Z", "time_out_of_bounds")]
    [InlineData("2030-01-03T00:00:00Z", "time_out_of_bounds")]
    public async Task Forms_are_found_by_themselves(string text, string expected) => (await Decode.TimeAsync(text, "")).ShouldBe(expected);

    [Theory]
    [InlineData("1709294400", "format: s", "2024-03-01T12:00:00.000")]
    [InlineData("1709294400", "format: ms", "time_out_of_bounds")]
    [InlineData("86400", "format: s, since: 2024-01-01", "2024-01-02T00:00:00.000")]
    [InlineData("1.5", "format: s, since: 2024-01-01", "2024-01-01T00:00:01.500")]
    [InlineData("01.03.2024 12:00", "format: \"dd.MM.yyyy HH:mm\", zone: UTC", "2024-03-01T12:00:00.000")]
    [InlineData("0001-01-01T00:00:00Z", "not_before: 0001-01-01", "0001-01-01T00:00:00.000")]
    [InlineData("2024-03-01T12:00:00Z", "format: s", "time_unreadable")]
    [InlineData("45352", "format: excel, zone: UTC", "2024-03-01T00:00:00.000")]
    [InlineData("45352.5208333333", "format: excel, zone: UTC", "2024-03-01T12:30:00.000")]
    [InlineData("45352,5208333333", "format: excel, zone: Europe/Berlin", "2024-03-01T11:30:00.000")]
    [InlineData("43890.5", "format: excel, since: 1904-01-01, zone: UTC", "2024-03-01T12:00:00.000")]
    [InlineData("noon", "format: excel, zone: UTC", "time_unreadable")]
    public async Task Forms_can_be_stated(string text, string options, string expected) => (await Decode.TimeAsync(text, options)).ShouldBe(expected);

    [Theory]
    [InlineData("2024-01-15 12:00:00", "", "2024-01-15T11:00:00.000")]
    [InlineData("2024-07-15 12:00:00", "", "2024-07-15T10:00:00.000")]
    [InlineData("2024-07-15 12:00:00Z", "", "2024-07-15T12:00:00.000")]
    [InlineData("2024-03-31 01:59:59", "", "2024-03-31T00:59:59.000")]
    [InlineData("2024-03-31 02:30:00", "", "2024-03-31T01:30:00.000")]
    [InlineData("2024-03-31 02:30:00", ", strict: true", "time_skipped")]
    [InlineData("2024-03-31 03:00:00", "", "2024-03-31T01:00:00.000")]
    [InlineData("2024-10-27 02:30:00", "", "2024-10-27T00:30:00.000")]
    [InlineData("2024-10-27 02:30:00", ", strict: true", "time_ambiguous")]
    [InlineData("2024-10-27 03:00:00", "", "2024-10-27T02:00:00.000")]
    public async Task Local_times_follow_their_zone_through_both_changes_of_the_clocks(string text, string options, string expected) =>
        (await Decode.TimeAsync(text, "zone: Europe/Berlin" + options)).ShouldBe(expected);

    [Theory]
    [InlineData("Europe/Berlin", "2024-07-15T10:00:00.000")]
    [InlineData("America/New_York", "2024-07-15T16:00:00.000")]
    [InlineData("W. Europe Standard Time", "2024-07-15T10:00:00.000")]
    [InlineData("UTC", "2024-07-15T12:00:00.000")]
    [InlineData("Z", "2024-07-15T12:00:00.000")]
    [InlineData("+05:30", "2024-07-15T06:30:00.000")]
    [InlineData("UTC-3", "2024-07-15T15:00:00.000")]
    [InlineData("MESZ", "2024-07-15T10:00:00.000")]
    [InlineData("Mars/Base", "zone_unknown")]
    [InlineData("", "zone_missing")]
    public async Task A_row_can_name_its_zone(string zone, string expected)
    {
        var record = (await Decode.RunAsync($"t;z;u\n2024-07-15 12:00:00;{zone};a\n",
            "source: test\nevent: page_view\ntime: { column: t, zone: { column: z, names: { MESZ: \"+02:00\" } } }\nidentifiers: { user_id: u }\n")).Single();
        (record.Outcome.Rejection?.Code ?? DateTimeOffset.FromUnixTimeMilliseconds(record.Event.OccurredAt).ToString("yyyy-MM-ddTHH:mm:ss.fff")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("45352.5", "format: excel")]
    [InlineData("01.03.2024 12:00", "format: \"dd.MM.yyyy HH:mm:ss\"")]
    public async Task A_form_that_has_to_be_stated_is_told(string time, string remedy)
    {
        var rejection = (await Decode.RunAsync($"t;u\n{time};a\n", "source: test\nevent: page_view\ntime: t\nidentifiers: { user_id: u }\n")).Single().Outcome.Rejection!;
        rejection.Reason.ShouldContain(remedy);
    }

    [Fact]
    public async Task A_time_without_zone_is_an_error_of_the_mapping_with_a_remedy()
    {
        var problem = await Should.ThrowAsync<UserException>(() => Decode.TimeAsync("2024-03-01 12:00:00", ""));
        problem.Message.ShouldContain("line 2, column t: the time '2024-03-01 12:00:00' names no zone");
        problem.Remedy.ShouldContain("zone: Europe/Berlin");
    }
}
