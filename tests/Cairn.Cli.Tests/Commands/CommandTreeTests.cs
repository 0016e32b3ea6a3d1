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

    [Theory]
    [InlineData("--help")]
    [InlineData("serv")]
    [InlineData("[suggest:3]")]
    public void A_first_word_that_names_none_is_held_against_all(string first) =>
        CairnCommand.Create(first).Subcommands.Count.ShouldBe(CairnCommand.Create().Subcommands.Count);
}
