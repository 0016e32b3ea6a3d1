using System.Text;

namespace Cairn.Plan.Tests;

public sealed class Plan_bytes
{
    private const string Text = Plans.Head + "events:\n  Viewed: { phase: discovery, value: 0.1 }\n";

    [Fact]
    public void of_a_missing_file_are_a_mistake_of_the_plan()
    {
        var mistake = PlanFile.Read("no/such/plan.yaml").Mistakes.ShouldHaveSingleItem();
        mistake.What.ShouldBe("there is no such file");
        mistake.Place.ShouldBe("no/such/plan.yaml");
    }

    [Fact]
    public void may_begin_with_a_byte_order_mark_and_end_lines_the_windows_way()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("plan.yaml", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text.Replace("\n", "\r\n"))]);
        PlanFile.Load(path).Events.Keys.ShouldBe(["Viewed"]);
    }

    [Fact]
    public void make_the_digest()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("plan.yaml", Text);
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));
        PlanFile.Load(path).Digest.ShouldBe(digest);
        PlanFile.Parse(Text, "x").Plan!.Digest.ShouldBe(digest);
        PlanFile.Parse(Text + "# changed\n", "x").Plan!.Digest.ShouldNotBe(digest);
    }
}
