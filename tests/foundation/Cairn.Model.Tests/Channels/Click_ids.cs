namespace Cairn.Model.Tests.Channels;

public class Click_ids
{
    [Fact]
    public void stand_in_the_documentation_with_what_they_mean()
    {
        var rows = File.ReadAllLines(Repository.File("docs", "channels.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();
        var proofs = new Dictionary<string, string>(StringComparer.Ordinal) { ["ad"] = "an ad", ["partner"] = "a partner's link", ["link"] = "only where the link was" };
        var listed = File.ReadAllLines(Repository.File("src", "foundation", "Cairn.Model", "Channels", "ClickIds.txt"))
            .Select(line => line.Split((char[])[' '], StringSplitOptions.RemoveEmptyEntries)).Where(words => words.Length > 0 && words[0][0] != '#').ToList();
        listed.Count.ShouldBeGreaterThan(20);
        foreach (var words in listed)
            rows.ShouldContain(
                row => row.Contains($"`{words[0]}`", StringComparison.OrdinalIgnoreCase) && row.Contains($"| {proofs[words[1]]} | {words[2]} / {words[3]} |"),
                $"{words[0]} in docs/channels.md");
    }
}
