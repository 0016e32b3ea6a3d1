using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cairn.Cli.Tests.Commands;

public sealed partial class ServeCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cairn-serve-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Output_is_the_address_alone_and_the_log_says_what_happened()
    {
        await using var serve = await ServeProcess.StartAsync(_folder, "--stop-time", "5s");
        var ready = await serve.ReadyAsync();
        ready.ShouldContain("\"ready\":true");
        ready.ShouldMatch(@"""deduplication"":\{""good"":true,""needed"":false,""state"":""0 messages of \d+ days in \d+ bytes""");

        (await serve.EndAsync("-TERM")).ShouldBe(0, "SIGTERM is how it is meant to end");
        serve.Output.Count.ShouldBe(1, "tools read the address from the last line");
        serve.Log.ShouldAllBe(line => Line().IsMatch(line));
        serve.Log.Select(line => Line().Match(line).Groups[2].Value).ShouldBe(["no_public_url", "started", "signal", "stopping", "requests_ended", "delivery_ended", "stopped"]);
        serve.Log.ShouldContain(line => line.Contains("info started", StringComparison.Ordinal) && line.Contains("plan=\"shop ", StringComparison.Ordinal) && line.Contains("keys=1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_folder_that_is_open_to_others_its_files_are_not()
    {
        const UnixFileMode everybody = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        var data = Directory.CreateDirectory(Path.Combine(_folder, "data"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | everybody).FullName;
        await using var serve = await ServeProcess.StartAsync(_folder);
        await serve.ReadyAsync();
        Directory.EnumerateFileSystemEntries(data, "*", SearchOption.AllDirectories)
            .Where(entry => new FileInfo(entry).LinkTarget is null && (File.GetUnixFileMode(entry) & everybody) != 0).ShouldBeEmpty();
        await serve.EndAsync("-TERM");
    }

    [Fact]
    public async Task Ctrl_C_ends_it_with_the_code_for_that()
    {
        await using var serve = await ServeProcess.StartAsync(_folder, "--public-url", "https://events.example.com");
        (await serve.EndAsync("-INT")).ShouldBe(ExitCode.Interrupted);
        serve.Log.ShouldNotContain(line => line.Contains(" warn ", StringComparison.Ordinal));
        serve.Log.Last().ShouldContain("info stopped");
    }

    [Fact]
    public async Task A_mistake_in_the_settings_ends_it_at_once()
    {
        File.WriteAllText(Path.Combine(_folder, "serve.yaml"), "lissten: 127.0.0.1:0\n");
        var result = await CairnProcess.RunAsync(_folder, "serve", "--data", Path.Combine(_folder, "data"), "--config", "serve.yaml", "--rate-per-key", "many");
        result.ExitCode.ShouldBe(ExitCode.UserError);
        result.Errors.ShouldContain("serve.yaml:1:1: there is no setting 'lissten'. Did you mean 'listen'?");
        result.Errors.ShouldContain("--rate-per-key: rate.per_key is 'many'.");
        Directory.Exists(Path.Combine(_folder, "data")).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_plan_it_says_how_to_name_one()
    {
        var result = await CairnProcess.RunAsync(_folder, "serve", "--data", Path.Combine(_folder, "data"));
        result.ExitCode.ShouldBe(ExitCode.UserError);
        result.Errors.ShouldContain("--plan, CAIRN_PLAN or `plan:`");
    }

    [Fact]
    public async Task The_settings_in_force_are_shown_with_their_origin()
    {
        File.WriteAllText(Path.Combine(_folder, "serve.yaml"), "# ours\nload_interval: 2s\n");
        var table = await CairnProcess.RunAsync(_folder, "serve", "--data", _folder, "--show-config");
        table.ExitCode.ShouldBe(0, table.Errors);
        table.Output.ShouldMatch($@"load_interval +2s +{Regex.Escape(_folder)}/serve.yaml:2");
        table.Output.ShouldMatch(@"spool.max_bytes +20GB +default");

        var json = await CairnProcess.RunAsync(_folder, "serve", "--data", _folder, "--show-config", "--format", "json", "--otlp-headers", "key=hush");
        using var shown = JsonDocument.Parse(json.Output);
        var settings = shown.RootElement.GetProperty("settings").EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!);
        settings["load_interval"].GetProperty("from").GetProperty("kind").GetString().ShouldBe("file");
        settings["data"].GetProperty("from").GetProperty("place").GetString().ShouldBe("--data");
        settings["spool.max_bytes"].GetProperty("variable").GetString().ShouldBe("CAIRN_SPOOL_MAX_BYTES");
        json.Output.ShouldNotContain("hush");
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (info|warn|error) ([a-z_]+)( [a-z_]+=(""([^""\\]|\\.)*""|[^ ""=]+))*$")]
    private static partial Regex Line();
}
