using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Cairn.Cli.Tests.Commands.Serving;

/// <summary>The real program as a collector with a data folder of its own, which can be killed and started again.</summary>
internal sealed class CollectorProcess : IAsyncDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly string _folder = Directory.CreateTempSubdirectory("cairn-serve-").FullName;
    private readonly HttpClient _http = new();
    private Process? _serving;

    public static string Program => Path.Combine(AppContext.BaseDirectory, "cairn");

    public string Key { get; private set; } = "";

    public string Data => Path.Combine(_folder, "data");

    public static async Task<CollectorProcess> StartAsync(string planText)
    {
        var collector = new CollectorProcess();
        collector.File("plan.yaml", planText);
        var (exit, output, errors) = await RunAsync("keys", "create", "web", "--data", collector.Data, "--format", "json");
        exit.ShouldBe(0, errors);
        using var json = JsonDocument.Parse(output);
        collector.Key = json.RootElement.GetProperty("key").GetString()!;
        await collector.ServeAsync();
        return collector;
    }

    /// <summary>Writes a file beside the data folder.</summary>
    public string File(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Starts it, and returns when it listens.</summary>
    public async Task ServeAsync()
    {
        System.IO.File.Delete(Path.Combine(Data, "collector.json"));
        _serving = Start(["serve", "--data", Data, "--plan", Path.Combine(_folder, "plan.yaml"), "--listen", "127.0.0.1:0", "--rate-per-address", "0"]);
        await UntilAsync(() => System.IO.File.Exists(Path.Combine(Data, "collector.json")), "the collector does not listen");
    }

    public async Task KillAsync()
    {
        _serving!.Kill();
        await _serving.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Stops it as an operator would.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_serving!.Id}"]);
        await _serving.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(MaxWait, TestContext.Current.CancellationToken);
        return _serving.ExitCode;
    }

    /// <summary>Sends until it is acknowledged, as clients do.</summary>
    public async Task PostAsync(string body)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await TryPostAsync(body))
        {
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(MaxWait);
            await Task.Delay(Interval, TestContext.Current.CancellationToken);
        }
    }

    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(2 * MaxWait, TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }

    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        var began = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Stopwatch.GetElapsedTime(began).ShouldBeLessThan(MaxWait, what);
            await Task.Delay(Interval, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The engine's process, as it says itself; null between one and the next.</summary>
    public Process? Engine()
    {
        try
        {
            using var json = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(Data, "engine.json")));
            return Process.GetProcessById(json.RootElement.GetProperty("process").GetInt32());
        }
        catch (Exception none) when (none is IOException or JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_serving is { HasExited: false })
            await KillAsync();
        await Wait.UntilAsync(TryDeleteAsync, $"the end of the engine in {_folder}");
    }

    /// <summary>A collector that is killed while its engine starts leaves one behind that writes until it finds itself alone.</summary>
    private async Task<bool> TryDeleteAsync()
    {
        using (var engine = Engine())
            if (engine is not null)
                await engine.WaitForExitAsync(CancellationToken.None).WaitAsync(MaxWait);
        try
        {
            Directory.Delete(_folder, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task<bool> TryPostAsync(string body)
    {
        try
        {
            using var note = JsonDocument.Parse(await System.IO.File.ReadAllTextAsync(Path.Combine(Data, "collector.json"), TestContext.Current.CancellationToken));
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(note.RootElement.GetProperty("address").GetString()!), "/v1/batch"))
            {
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(Key + ":")));
            using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or IOException or JsonException)
        {
            return false;
        }
    }
}
