using System.Text.RegularExpressions;

namespace Cairn.Cli.Tests.Tidy;

/// <summary>Holds the walls of ARCHITECTURE.md.</summary>
public partial class RoomTests
{
    /// <summary>How many namespaces of a room name each other in circles today. The list may only shrink.</summary>
    private static readonly Dictionary<string, int> Cyclic = new()
    {
        ["Cairn.Collector"] = 9,
        ["Cairn.Engine"] = 5,
        ["Cairn.Import"] = 5,
        ["Cairn.Pipeline"] = 4,
        ["Cairn.Plan"] = 4,
        ["Cairn.Spool"] = 2,
        ["Cairn.Warehouse"] = 3,
    };

    [Fact]
    public void the_table_of_rooms_says_whom_each_knows()
    {
        var told = SourceTree.Files("", "ARCHITECTURE.md").Single().Lines.Select(static line => Row().Match(line)).Where(static match => match.Success)
            .ToDictionary(static match => match.Groups[1].Value, static match => Name().Matches(match.Groups[2].Value).Select(static name => $"Cairn.{name.Value}").Order(StringComparer.Ordinal).ToArray());
        told.Keys.Order(StringComparer.Ordinal).ShouldBe(RoomGraph.Rooms.Keys.Order(StringComparer.Ordinal));
        foreach (var (room, known) in RoomGraph.Rooms)
            known.ShouldBe(told[room], $"what {room} refers to, and what ARCHITECTURE.md says");
    }

    [Fact]
    public void nobody_sees_into_another_room() =>
        SourceTree.Files("src", "*.csproj").Concat(SourceTree.Files("world", "*.csproj"))
            .SelectMany(static file => file.Where(static line => line.Contains("InternalsVisibleTo", StringComparison.Ordinal) && !line.Contains(".Tests\"", StringComparison.Ordinal)))
            .ShouldBeEmpty();

    [Fact]
    public void namespaces_of_a_room_name_each_other_one_way()
    {
        var found = RoomGraph.Rooms.Keys.Select(static room => (Room: room, Spaces: RoomGraph.Cyclic(room))).Where(static room => room.Spaces.Length > 0)
            .ToDictionary(static room => room.Room, static room => room.Spaces.Length);
        found.OrderBy(static room => room.Key, StringComparer.Ordinal).ShouldBe(Cyclic.OrderBy(static room => room.Key, StringComparer.Ordinal));
    }

    /// <summary>A row of the table: the room, what it is for, whom it knows.</summary>
    [GeneratedRegex(@"^\| `(Cairn\.[\w.]+)` \| [^|]* \| .* \| ([^|]*) \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"[A-Z][\w.]+")]
    private static partial Regex Name();
}
