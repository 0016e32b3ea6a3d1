using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Cairn.Cli.Tests;

/// <summary>The tour is the front door: what it says one types and sees is what happens.</summary>
public partial class TourTests
{
    /// <summary>In place of ./cairn: notes what it was asked, and runs until it is stopped where a collector does.</summary>
    private const string Stub = """
        #!/usr/bin/env bash
        echo "$@" >> ran
        [[ $1 == serve ]] || exit 0
        trap 'echo stopped >> ran; exit' TERM
        echo "listening on nothing"
        while :; do read -rt 0.1 <> <(:) || :; done

        """;

    private static readonly string Demo = Repository.File("eng", "demo.sh");

    [Fact]
    public void shows_the_tour_that_the_demo_runs() => Shown().Select(static block => block.Command).ShouldBe(Steps());

    [Fact]
    public async Task the_demo_runs_each_step_says_how_far_it_has_come_and_stops_the_collector()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "eng"));
        File.Copy(Demo, Path.Combine(folder.Path, "eng", "demo.sh"));
        File.SetUnixFileMode(folder.File("cairn", Stub), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        using var demo = Process.Start(new ProcessStartInfo("bash", [Path.Combine(folder.Path, "eng", "demo.sh")]) { RedirectStandardOutput = true })!;
        var output = await demo.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await demo.WaitForExitAsync(TestContext.Current.CancellationToken);

        demo.ExitCode.ShouldBe(0, output);
        var steps = Steps();
        output.Split('\n').Where(static line => line.StartsWith("$ ", StringComparison.Ordinal)).ShouldBe(steps.Select(static step => $"$ {step}"));
        output.ShouldMatch($@"step 3 of {steps.Length}, 0:\d\d elapsed");
        File.ReadAllLines(Path.Combine(folder.Path, "ran")).Select(static line => line.Split(' ')[0]).Take(5).ShouldBe(["world", "serve", "world", "stopped", "attribute"]);
    }

    [Fact]
    public async Task shows_what_each_step_prints()
    {
        var folder = Directory.CreateTempSubdirectory("cairn-readme-");
        CairnServer? server = null;
        try
        {
            foreach (var part in new[] { "examples", "plans" })
                Directory.CreateSymbolicLink(Path.Combine(folder.FullName, part), Path.Combine(Repository.Root, part));
            foreach (var (command, output) in Shown())
            {
                var arguments = command.Split(' ')[1..];
                if (arguments is [.. var serve, "&"])
                {
                    server = await CairnServer.StartAsync(folder.FullName, serve);
                    Steady(server.Said).ShouldBe(Steady(output), command);
                    continue;
                }
                var result = await CairnProcess.RunAsync(folder.FullName, arguments);
                if (server is not null)
                    await server.DisposeAsync();
                server = null;
                result.ExitCode.ShouldBe(0, result.Errors);
                Steady(result.Output).ShouldBe(Steady(output), command);
            }
        }
        finally
        {
            if (server is not null)
                await server.DisposeAsync();
            await LingeringEngines.StopAsync(folder.FullName);
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The command lines of the demo.</summary>
    private static string[] Steps() => [.. Step().Matches(File.ReadAllText(Demo)).Select(static match => match.Groups[1].Value)];

    private static IEnumerable<(string Command, string Output)> Shown() =>
        ConsoleBlock().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "tour.md")))
            .Select(match => (match.Groups["command"].Value, match.Groups["output"].Value))
            .Where(block => !block.Item1.StartsWith("./cairn demo", StringComparison.Ordinal));

    /// <summary>Durations and rates differ from run to run; everything else may not.</summary>
    private static string Steady(string text) =>
        Measured().Replace(string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).Trim(), "~");

    [GeneratedRegex(@"^  '(\./cairn .+)'$", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex(@"```console\n\$ (?<command>\./cairn [^\n]+)\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex ConsoleBlock();

    /// <summary>With the blanks before it: a figure stands further left the more digits it has.</summary>
    [GeneratedRegex(@"(^ +)?[\d,.]+ ?(s|ms|a second|acknowledged requests a second|to 99 of 100|to the slowest)\b", RegexOptions.Multiline)]
    private static partial Regex Measured();
}
