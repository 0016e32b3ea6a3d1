using System.Text.RegularExpressions;
using Cairn.Cli.Demo;

namespace Cairn.Cli.Tests;

/// <summary>The tour is the front door: what it says one types and sees is what happens.</summary>
public partial class TourTests
{
    [Fact]
    public void shows_the_tour_that_the_demo_runs() =>
        Shown().Select(block => block.Command).ShouldBe(DemoTour.Steps.Select(step => step.CommandLine));

    [Fact]
    public void the_demo_says_how_far_it_has_come() =>
        DemoTour.Progress(2, TimeSpan.FromSeconds(65)).ShouldBe($"step 3 of {DemoTour.Steps.Count}, 1:05 elapsed");

    [Fact]
    public async Task shows_what_each_step_prints()
    {
        var folder = Directory.CreateTempSubdirectory("cairn-readme-");
        try
        {
            foreach (var part in new[] { "examples", "plans" })
                Directory.CreateSymbolicLink(Path.Combine(folder.FullName, part), Path.Combine(Repository.Root, part));
            CairnServer? server = null;
            foreach (var (step, shown) in DemoTour.Steps.Zip(Shown()))
            {
                if (step.IsServer)
                {
                    server = await CairnServer.StartAsync(folder.FullName, step.Arguments);
                    Steady(server.Said).ShouldBe(Steady(shown.Output), step.CommandLine);
                    continue;
                }
                var result = await CairnProcess.RunAsync(folder.FullName, step.Arguments);
                if (server is not null)
                    await server.DisposeAsync();
                server = null;
                result.ExitCode.ShouldBe(0, result.Errors);
                Steady(result.Output).ShouldBe(Steady(shown.Output), step.CommandLine);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<(string Command, string Output)> Shown() =>
        ConsoleBlock().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "tour.md")))
            .Select(match => (match.Groups["command"].Value, match.Groups["output"].Value))
            .Where(block => !block.Item1.StartsWith("./cairn demo", StringComparison.Ordinal));

    /// <summary>Durations and rates differ from run to run; everything else may not.</summary>
    private static string Steady(string text) =>
        Measured().Replace(string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim(), "~");

    [GeneratedRegex(@"```console\n\$ (?<command>\./cairn [^\n]+)\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex ConsoleBlock();

    [GeneratedRegex(@"[\d,.]+ ?(s|ms|a second|acknowledged requests a second|to 99 of 100|to the slowest)\b")]
    private static partial Regex Measured();
}
