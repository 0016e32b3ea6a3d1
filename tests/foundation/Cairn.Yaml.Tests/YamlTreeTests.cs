namespace Cairn.Yaml.Tests;

public sealed class YamlTreeTests
{
    public static TheoryData<string, int, int, string> Faults => new()
    {
        { "events: [\n", 2, 1, "this is not valid YAML" },
        { "events:\n  A: { value: 0.1 }\n B: {}\n", 3, 2, "this is not valid YAML" },
        { "events:\n\tA: 1\n", 2, 1, "a tab indents this line" },
        { "name: first\n---\nname: second\n", 2, 1, "a second YAML document begins" },
        { "a: 1\n[a, b]: 2\n", 2, 1, "a key is a list" },
        { "a: !!map { b: 1 }\n", 1, 4, "the tag tag:yaml.org,2002:map is not read" },
        { "a: 1\nb: 2\na: 3\n", 3, 1, "'a' is defined twice (first on line 1)" },
        { "a: &a [*a]\n", 1, 8, "the alias *a stands for nothing" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void a_fault_is_named_with_its_place(string text, int line, int column, string what)
    {
        var mistake = Texts.MistakesOf(text).ShouldHaveSingleItem();
        (mistake.Line, mistake.Column).ShouldBe((line, column), mistake.ToString());
        mistake.What.ShouldStartWith(what);
        mistake.Remedy.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# only a comment\n")]
    public void an_empty_file_is_told_how_to_begin(string text) =>
        Texts.MistakesOf(text).ShouldHaveSingleItem().ShouldBe(new YamlMistake("x.yaml", 1, 1, "the file is empty", "Copy one that ships, in plans/ or examples/, and change it."));

    [Fact]
    public void nodes_know_where_they_stand_and_what_they_are()
    {
        var root = Texts.Good("name: shop\nlist:\n  - 1.5\n  - \"1.5\"\n  -\nmap: { deep: true }\n");
        root.Entries.Select(entry => entry.Key.Text).ShouldBe(["name", "list", "map"]);
        root["list"]!.Items.Select(item => (item.Kind, item.Line, item.Column)).ShouldBe([(YamlKind.Number, 3, 5), (YamlKind.Text, 4, 5), (YamlKind.Null, 5, 4)]);
        root["map"]!["deep"]!.Kind.ShouldBe(YamlKind.Boolean);
        root["none"].ShouldBeNull();
        root.TextOf("name").ShouldBe("shop");
        root["list"]!.Items[0].AsNumber().ShouldBe(1.5m);
        root["list"]!.Items[1].AsNumber().ShouldBeNull();
    }

    [Fact]
    public void an_alias_is_the_node_of_its_anchor()
    {
        var root = Texts.Good("a: &a { x: 1 }\nb: *a\n");
        root["b"].ShouldBeSameAs(root["a"]);
        root["b"]!.Size.ShouldBe(3);
    }

    [Fact]
    public void billion_laughs_are_stopped()
    {
        var lines = Enumerable.Range(1, 9).Select(i => $"l{i}: &l{i} [{string.Join(", ", Enumerable.Repeat($"*l{i - 1}", 10))}]");
        Texts.MistakesOf("l0: &l0 [lol, lol]\n" + string.Join('\n', lines)).ShouldHaveSingleItem().What
            .ShouldBe("more than 500,000 values once every alias is written out");
    }

    [Fact]
    public void thirty_two_levels_are_read_and_no_more()
    {
        Texts.Good(new string('[', YamlTree.MaximumDepth) + new string(']', YamlTree.MaximumDepth));
        Texts.MistakesOf(new string('[', YamlTree.MaximumDepth + 2)).ShouldHaveSingleItem().What.ShouldBe("nested deeper than 32 levels");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    public void any_depth_is_answered(string opening) =>
        Texts.MistakesOf(string.Concat(Enumerable.Repeat(opening, 100_000))).ShouldHaveSingleItem().What.ShouldBe("nested deeper than 32 levels");
}
