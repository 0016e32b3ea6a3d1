using Cairn.Collector.Configuration;
using Cairn.Data;

namespace Cairn.Cli.Tests.Commands;

public sealed class CommandTreeTests
{
    [Fact]
    public void Each_command_is_found_by_its_own_name_alone()
    {
        var all = CairnCommand.Create().Subcommands.Select(command => command.Name).ToArray();

        all.Length.ShouldBeGreaterThan(10);
        foreach (var name in all)
            CairnCommand.Create(name, "--help").Subcommands.ShouldHaveSingleItem().Name.ShouldBe(name);
    }

    /// <summary>Commands take it from the engine's room, because reading the collector's settings costs each of them a twentieth of a second.</summary>
    [Fact]
    public void The_data_folder_has_one_variable_and_one_default() =>
        (DataFolder.Variable, DataFolder.DefaultName).ShouldBe((Settings.Data.Variable, Settings.Data.Default));

    [Theory]
    [InlineData("--help")]
    [InlineData("serv")]
    [InlineData("[suggest:3]")]
    public void A_first_word_that_names_none_is_held_against_all(string first) =>
        CairnCommand.Create(first).Subcommands.Count.ShouldBe(CairnCommand.Create().Subcommands.Count);
}
