using Cairn.Import.Mapping;
using Cairn.Import.Tests.Decoding;
using Cairn.Model;

namespace Cairn.Import.Tests.Mapping;

public sealed class MappingFileTests
{
    [Fact]
    public void Every_mistake_is_reported_at_once_with_its_place()
    {
        var problem = Should.Throw<UserException>(() => MappingFile.Parse("""
            source: test
            evnt: { column: event }
            time: { column: t, zone: Europe/Belrin, format: isoo }
            identifiers: { user_id: { column: a, constant: b } }
            file: { delimiter: ",," }
            rows: [{ column: x }]
            also: [{ event: y }]
            """, "map.yaml"));
        problem.Message.ShouldContain("the mapping map.yaml has 8 mistakes");
        problem.Message.ShouldContain("map.yaml:2:1: the file has no key 'evnt'. Did you mean 'event'?");
        problem.Message.ShouldContain("map.yaml:1:1: the file has no 'event'");
        problem.Message.ShouldContain("map.yaml:3:26: time.zone is 'Europe/Belrin', which is no IANA time zone. Did you mean 'Europe/Berlin'?");
        problem.Message.ShouldContain("time.format is 'isoo'. Did you mean 'iso'?");
        problem.Message.ShouldContain("user_id has more than one source");
        problem.Message.ShouldContain("file.delimiter is ',,'");
        problem.Message.ShouldContain("a row condition has both `in:` and `not_in:`, or neither");
        problem.Message.ShouldContain("a further event has no condition");
    }

    [Fact]
    public void An_empty_mapping_says_how_to_begin() =>
        Should.Throw<UserException>(() => MappingFile.Parse("\n", "map.yaml")).Message.ShouldContain("map.yaml:1:1: the mapping is empty. Start with `source:`");

    [Fact]
    public void A_missing_mapping_is_named() =>
        Should.Throw<UserException>(() => MappingFile.Load("no/such.yaml")).Message.ShouldContain("no/such.yaml: there is no such file");

    [Fact]
    public async Task Columns_that_the_file_lacks_are_named_with_near_misses()
    {
        var problem = await Should.ThrowAsync<UserException>(() => Decode.RunAsync("tme,user,event,value\n", Decode.Mapping));
        problem.Message.ShouldContain("lacks a column that the mapping names");
        problem.Message.ShouldContain("map.yaml:3:17: there is no column 'time'. Did you mean 'tme'?");
        problem.Message.ShouldContain("It was read as comma-separated, header in line 1, 4 columns: tme, user, event, value.");
    }

    [Theory]
    [InlineData("event: event")]
    [InlineData("event: Event")]
    public async Task A_name_that_is_also_a_columns_is_not_taken_for_either(string line)
    {
        var mapping = Decode.Mapping.Replace("event: { column: event }", line);
        var problem = await Should.ThrowAsync<UserException>(() => Decode.RunAsync("time,user,event,value\n2024-01-01,u,purchase,5\n", mapping));
        problem.Message.ShouldContain($"map.yaml:2:8: `{line}` gives every row the name");
        problem.Remedy.ShouldContain("`event: { column: event }` if the column is meant");
        var stated = Decode.Mapping.Replace("event: { column: event }", "event: { constant: event }");
        (await Decode.RunAsync("time,user,event,value\n2024-01-01,u,purchase,5\n", stated)).Single().Outcome.Rejection!.Code.ShouldBe("unknown_event");
    }

    [Fact]
    public async Task A_wrong_delimiter_is_suspected_when_the_header_is_one_column()
    {
        var mapping = Decode.Mapping + "file: { delimiter: \";\" }\n";
        var problem = await Should.ThrowAsync<UserException>(() => Decode.RunAsync("time,user,event,value\n", mapping));
        problem.Remedy.ShouldContain("the delimiter is probably another");
    }

    [Fact]
    public async Task Columns_of_a_file_without_header_are_listed_in_the_mapping()
    {
        var mapping = Decode.Mapping + "file: { columns: [time, user, event, value] }\n";
        (await Decode.RunAsync("2024-01-01,u,purchase,5\n", mapping)).Single().Outcome.Rejection.ShouldBeNull();
    }

    [Fact]
    public async Task A_column_may_be_optional()
    {
        var mapping = Decode.Mapping + "optional: [value]\n";
        (await Decode.RunAsync("time,user,event\n2024-01-01,u,purchase\n", mapping)).Single().Outcome.Rejection.ShouldBeNull();
    }

    [Theory]
    [InlineData("shop-map.yaml")]
    [InlineData("rees46.yaml")]
    [InlineData("criteo.yaml")]
    [InlineData("retentioneering.yaml")]
    public void The_mappings_that_ship_are_good(string name) =>
        MappingFile.Load(Repository.File("examples", name)).Source.ShouldNotBeEmpty();
}
