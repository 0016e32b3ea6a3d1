using System.Text.RegularExpressions;

namespace Cairn.Cli.Tests.Tidy;

/// <summary>Keeps the house rules of CONTRIBUTING.md, so that no review has to.</summary>
public partial class TidyTests
{
    private const int MaxFileLines = 300;
    private const int LongFile = 250;
    private const int MaxFunctionLines = 70;
    private const int MaxMedianLines = 90;

    private static readonly SourceFile[] Sources = [.. SourceTree.Files("src", "*.cs"), .. SourceTree.Files("world", "*.cs")];
    private static readonly SourceFile[] All = [.. Sources, .. SourceTree.Files("tests", "*.cs"), .. SourceTree.Files("bench", "*.cs")];
    private static readonly SourceFile[] Queries = [.. SourceTree.Files("src", "*.sql"), .. SourceTree.Files("world", "*.sql")];

    /// <summary>Files that wait for a condition with a bound of their own. The list may only shrink.</summary>
    private static readonly string[] WaitsOfTheirOwn =
        ["Wait.cs", "TidyTests.cs", "CollectorProcess.cs", "ReplayCommandTests.cs", "ReplayKillTests.cs", "ServeProcess.cs", "ServeTelemetryTests.cs"];

    [Fact]
    public void files_are_short()
    {
        All.Length.ShouldBeGreaterThan(50);
        All.Where(file => file.Lines.Length > MaxFileLines).Select(file => file.Name).ShouldBeEmpty();
        All.Count(file => file.Lines.Length > LongFile).ShouldBeLessThanOrEqualTo(All.Length / 10);
        var lengths = Sources.Select(file => file.Lines.Length).Order().ToArray();
        lengths[lengths.Length / 2].ShouldBeLessThanOrEqualTo(MaxMedianLines);
    }

    [Fact]
    public void functions_are_at_most_70_lines() =>
        All.SelectMany(LongFunctions).ShouldBeEmpty();

    [Fact]
    public void a_file_holds_one_public_type() =>
        Sources.Where(file => file.Lines.Count(line => PublicType().IsMatch(line)) > 1)
            .Select(file => file.Name).ShouldBeEmpty();

    [Fact]
    public void every_query_says_which_question_it_answers()
    {
        Queries.ShouldNotBeEmpty();
        Queries.Where(file => !file.Lines[0].StartsWith("-- ", StringComparison.Ordinal)).Select(file => file.Name).ShouldBeEmpty();
        Queries.SelectMany(file => file.Where(line => !line.TrimStart().StartsWith("--", StringComparison.Ordinal) && line.Contains(';', StringComparison.Ordinal)))
            .ShouldBeEmpty("one query a file");
    }

    [Fact]
    public void no_sql_is_built_from_text() =>
        Sources.SelectMany(file => file.Where(line => BuiltSql().IsMatch(line))).ShouldBeEmpty();

    [Fact]
    public void every_queue_has_a_bound() =>
        All.SelectMany(file => file.Where(line => Unbounded().IsMatch(line))).ShouldBeEmpty();

    [Fact]
    public void nothing_is_unfinished_asleep_or_silenced() =>
        All.Where(file => !file.Name.Contains("Tidy", StringComparison.Ordinal))
            .SelectMany(file => file.Where(line => Unfinished().IsMatch(line))).ShouldBeEmpty();

    /// <summary>Whether a wait has a bound is for <c>Wait</c> to see; how long something takes is for the benches.</summary>
    [Fact]
    public void tests_read_no_clock_and_sleep_no_fixed_time() =>
        All.Where(file => file.Name.StartsWith("tests/", StringComparison.Ordinal) && !WaitsOfTheirOwn.Contains(Path.GetFileName(file.Name)))
            .SelectMany(file => file.Where(line => ClockOrSleep().IsMatch(line))).ShouldBeEmpty();

    [Fact]
    public void the_world_knows_no_other_room()
    {
        var project = File.ReadAllText(Repository.File("world", "Cairn.World", "Cairn.World.csproj"));
        project.ShouldNotContain("ProjectReference", customMessage: "what judges must share no code with what it judges");
        foreach (var compiles in new[] { "Compile Include", "Import Project" })
            project.ShouldNotContain(compiles);
        var shared = SourceTree.Files("src/hosts/CommandLine", "*.cs").Concat(SourceTree.Files("src/analysis/Cairn.Reports", "Words.cs")).Concat(SourceTree.Files("src/analysis/Cairn.Reports", "Numbers.cs")).SelectMany(static file => file.Where(static line => ProductName().IsMatch(line)));
        shared.ShouldBeEmpty("what both programs compile knows neither of them");
    }

    [Fact]
    public void every_decision_has_a_number_and_a_title()
    {
        var names = SourceTree.Files("docs/decisions", "*.md").Select(file => Path.GetFileName(file.Name)).ToArray();
        names.ShouldAllBe(name => DecisionName().IsMatch(name));
        names.Select(name => name[..4]).ShouldBe(Enumerable.Range(1, names.Length).Select(number => $"{number:0000}"));
    }

    /// <summary>A function begins at a member's indentation with a signature and ends with the brace at that indentation.</summary>
    private static IEnumerable<string> LongFunctions(SourceFile file)
    {
        var start = -1;
        for (var index = 1; index < file.Lines.Length; index++)
        {
            var line = file.Lines[index];
            if (line == "    {" && !TypeDeclaration().IsMatch(file.Lines[index - 1]))
                start = index;
            else if (line is "    }" or "    };" && start >= 0)
            {
                if (index - start - 1 > MaxFunctionLines)
                    yield return $"{file.Name}:{start} has {index - start - 1} lines";
                start = -1;
            }
        }
    }

    [GeneratedRegex(@"^public (static |sealed |abstract |readonly |partial |ref )*(class|record|struct|interface|enum|delegate) ")]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\bCairn\.(?!(CommandLine|Reports);)[A-Z]")]
    private static partial Regex ProductName();

    [GeneratedRegex(@"^\s+.*\b(class|record|struct|interface|enum)\b")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"\$@?""+\s*(SELECT|INSERT|ALTER|CREATE|DROP|DELETE|KILL|SET)\s", RegexOptions.IgnoreCase)]
    private static partial Regex BuiltSql();

    [GeneratedRegex(@"Channel\.CreateUnbounded|new BlockingCollection<[^>]+>\(\)")]
    private static partial Regex Unbounded();

    [GeneratedRegex(@"TODO|FIXME|HACK|NotImplementedException|Thread\.Sleep|Task\.Delay\(\d|Skip ?= ?""|#pragma warning disable|catch *(\([^)]*\))? *\{ *\}")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"\bStopwatch\b|GetElapsedTime|^\s*await Task\.Delay\((?!Timeout\.Infinite)")]
    private static partial Regex ClockOrSleep();

    [GeneratedRegex(@"^\d{4}-[a-z0-9-]+\.md$")]
    private static partial Regex DecisionName();
}
