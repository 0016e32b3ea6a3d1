namespace Cairn.Cli.Tests.Cases;

/// <summary>A folder with inputs and a data folder, in which a user types one command after the other.</summary>
internal sealed class CaseFolder : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static string Plan { get; } = Repository.File("plans", "shop.yaml");

    public string Path => _folder.Path;

    /// <summary>What the last report said beside its figures.</summary>
    public string Said { get; private set; } = "";

    /// <summary>The settings that the last report states.</summary>
    public string Settings { get; private set; } = "";

    /// <summary>Writes a file and imports it; without a mapping it is a request log.</summary>
    public Task<string> ImportAsync(string name, IEnumerable<string> lines, string mapping = "", string data = "data") =>
        ImportFileAsync(_folder.File(name, string.Join('\n', lines) + "\n"), mapping.Length == 0 ? "" : _folder.File("map.yaml", mapping), data);

    /// <summary>Imports a file that is there.</summary>
    public Task<string> ImportFileAsync(string file, string mapping = "", string data = "data") =>
        RunAsync(["import", file, "--plan", Plan, "--data", data, .. mapping.Length == 0 ? Array.Empty<string>() : ["--map", mapping]]);

    /// <summary>The report's rows that have something, in its order: <c>google 3 170, (direct) 1 10</c>.</summary>
    public async Task<string> ReportAsync(string by, params string[] more)
    {
        string[] models = more.Contains("--models") ? [] : ["--models", "last"];
        string[] data = more.Contains("--data") ? [] : ["--data", "data"];
        var result = await CairnProcess.RunAsync(Path, ["attribute", "--conversion", "purchase", "--by", by, "--format", "csv", .. data, .. models, .. more]);
        result.ExitCode.ShouldBe(0, result.Errors);
        var rows = Lines(result.Output).Skip(1).Select(static line => line.Split(',')).ToArray();
        (Said, Settings) = (result.Errors, rows[0][^2].Trim('"'));
        return string.Join(", ", rows.Where(static cells => cells[2] != "0")
            .Select(static cells => $"{cells[1]} {cells[2]} {cells[3]}"));
    }

    /// <summary>The rows of a query, their cells with blanks between.</summary>
    public async Task<string[]> SqlAsync(string query, string data = "data") =>
        [.. Lines(await RunAsync("sql", query + " FORMAT TSV", "--data", data)).Select(static line => line.Replace('\t', ' '))];

    /// <summary>Runs a command, which has to succeed.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var result = await CairnProcess.RunAsync(Path, arguments);
        result.ExitCode.ShouldBe(0, result.Errors);
        return result.Output;
    }

    public async ValueTask DisposeAsync()
    {
        await LingeringEngines.StopAsync(Path);
        _folder.Dispose();
    }

    private static string[] Lines(string output) => output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
