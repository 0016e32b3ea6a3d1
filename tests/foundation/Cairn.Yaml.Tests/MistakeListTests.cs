namespace Cairn.Yaml.Tests;

public sealed class MistakeListTests
{
    [Fact]
    public void mistakes_come_in_the_order_of_the_file()
    {
        var list = new MistakeList("x.yaml");
        foreach (var (line, column) in new[] { (2, 1), (1, 9), (1, 2), (0, 0) })
            list.Add(line, column, "wrong", "Fix it.");
        list.InOrder().Select(mistake => (mistake.Line, mistake.Column)).ShouldBe([(0, 0), (1, 2), (1, 9), (2, 1)]);
    }

    [Fact]
    public void only_so_many_are_kept_and_the_last_says_that_there_are_more()
    {
        var list = new MistakeList("x.yaml");
        for (var line = 1; line <= MistakeList.Maximum; line++)
            list.Add(line, 1, "wrong", "Fix it.");
        list.InOrder().ShouldAllBe(mistake => mistake.What == "wrong");
        list.Add(1, 1, "wrong", "Fix it.");
        list.Add(1, 1, "wrong", "Fix it.");
        list.Count.ShouldBe(MistakeList.Maximum + 1);
        var last = list.InOrder()[^1];
        (last.What, last.Place).ShouldBe(("there are more mistakes", "x.yaml"));
    }
}
