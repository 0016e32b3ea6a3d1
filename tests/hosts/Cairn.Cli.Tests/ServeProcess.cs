using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Cairn.Cli.Tests;

/// <summary>A real <c>cairn serve</c> in a folder of its own, with one key, until it is told to end.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private const string Ready = "listening on ";

    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly string _data;
    private readonly Task _errors;

    private ServeProcess(Process process, string data, string key)
    {
        (_process, _data, Key) = (process, data, key);
        _errors = Task.Run(ReadErrorsAsync);
    }

    public string Key { get; }

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Lines of standard output.</summary>
    public List<string> Output { get; } = [];

    /// <summary>Lines of standard error.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    public static async Task<ServeProcess> StartAsync(string folder, params string[] arguments)
    {
        var data = Path.Combine(folder, "data");
        var made = await CairnProcess.RunAsync(folder, "keys", "create", "web", "--data", data, "--format", "json");
        made.ExitCode.ShouldBe(0, made.Errors);
        using var key = JsonDocument.Parse(made.Output);
        string[] plan = arguments.Contains("--plan") ? [] : ["--plan", Path.Combine(Repository.Root, "plans", "shop.yaml")];
        var program = Path.Combine(AppContext.BaseDirectory, "cairn.dll");
        // Whatever the parent of the tests ignores, as nohup and a shell's & do, a collector begins with the signals as a terminal gives them.
        var start = new ProcessStartInfo("env", ["--default-signal=INT,HUP,TERM", "dotnet", program, "serve", "--data", data, .. plan, "--listen", "127.0.0.1:0", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var serve = new ServeProcess(Process.Start(start)!, data, key.RootElement.GetProperty("key").GetString()!);
        using var patience = new CancellationTokenSource(MaxWait);
        while (await serve._process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            serve.Output.Add(line);
            if (!line.StartsWith(Ready, StringComparison.Ordinal))
                continue;
            serve.Address = new Uri(line[Ready.Length..]);
            return serve;
        }
        throw new InvalidOperationException($"it ended before it listened: {string.Join('\n', serve.Log)}");
    }

    /// <summary>Sends a signal and waits for the end, the engine's too, which writes into the folder until it is gone.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync(string signal)
    {
        using var engine = await EngineAsync();
        using (var kill = Process.Start("kill", [signal, $"{_process.Id}"]))
            await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(MaxWait);
        await _process.WaitForExitAsync(patience.Token);
        await _errors;
        await engine.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Sends a signal that does not end it.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await EndAsync("-TERM");
        _process.Dispose();
    }

    /// <summary>What it says of its health when delivery works.</summary>
    public async Task<string> ReadyAsync()
    {
        using var http = new HttpClient();
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var said = await http.GetStringAsync(new Uri(Address, "/health/ready"));
            if (said.Contains("follows the spool", StringComparison.Ordinal))
                return said;
            TimeProvider.System.GetElapsedTime(began).ShouldBeLessThan(MaxWait, "delivery begins");
            await Task.Delay(Interval);
        }
    }

    /// <summary>The engine, when delivery works with it: one that was never needed waits half a minute before it goes.</summary>
    private async Task<Process> EngineAsync()
    {
        await ReadyAsync();
        using var address = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_data, "engine.json")));
        return Process.GetProcessById(address.RootElement.GetProperty("process").GetInt32());
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
            Log.Enqueue(line);
    }
}
