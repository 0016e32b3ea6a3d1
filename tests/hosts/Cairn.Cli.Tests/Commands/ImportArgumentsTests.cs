namespace Cairn.Cli.Tests.Commands;

/// <summary>Files that are pipes, and options that were swapped.</summary>
public sealed class ImportArgumentsTests : IDisposable
{
    private const string Mapping = "source: web\nevent: event\ntime: time\nidentifiers: { anonymous_id: visitor }\n";

    private readonly TemporaryFolder _folder = new();

    private static string Plan => Path.Combine(Repository.Root, "plans", "shop.yaml");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Mapping_plan_and_log_may_be_pipes()
    {
        var log = _folder.File("log.csv", "time,visitor,event\n2026-02-01T10:00:00Z,v1,page_view\n");
        var map = _folder.File("map.yaml", Mapping.Replace("event: event", "event: { column: EVENT }"));
        var program = Path.Combine(AppContext.BaseDirectory, "cairn.dll");
        var (exit, output, errors) = await ShellAsync(
            $"dotnet '{program}' import <(cat '{log}') --map <(sed s/EVENT/event/ '{map}') --plan <(cat '{Plan}') --data '{_folder.Path}/data' --format json");
        exit.ShouldBe(0, errors);
        output.ShouldContain("\"events\": 1");
    }

    [Fact]
    public async Task A_mapping_in_the_plans_place_is_recognised()
    {
        var map = _folder.File("map.yaml", Mapping);
        var log = _folder.File("log.csv", "time,visitor,event\n");
        var swapped = await CairnProcess.RunAsync(_folder.Path, "import", log, "--map", Plan, "--plan", map);
        swapped.ExitCode.ShouldBe(1);
        Flat(swapped.Errors).ShouldContain("is a tracking plan and no mapping");
        Flat(swapped.Errors).ShouldContain("Name it with --plan");
        var twice = await CairnProcess.RunAsync(_folder.Path, "import", log, "--map", map, "--plan", map);
        Flat(twice.Errors).ShouldContain("this is the mapping of an import and no tracking plan. Name it with --map");
        Flat(twice.Errors).ShouldContain("has a mistake:");
    }

    private static string Flat(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    private static async Task<(int Exit, string Output, string Errors)> ShellAsync(string line)
    {
        var start = new System.Diagnostics.ProcessStartInfo("bash", ["-c", line]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var shell = System.Diagnostics.Process.Start(start)!;
        var (output, errors) = (shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (shell.ExitCode, await output, await errors);
    }
}
