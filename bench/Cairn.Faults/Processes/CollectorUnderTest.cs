using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cairn.Faults.Processes;

/// <summary><c>cairn serve</c> as a process of its own, always on the same data folder and port: killed and started again.</summary>
internal sealed class CollectorUnderTest : IAsyncDisposable
{
    private const int MaxLines = 200;
    private static readonly TimeSpan MaxStop = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _said = new();
    private Process? _process;

    private CollectorUnderTest(string data, IPEndPoint address, string writeKey) => (Data, Address, WriteKey) = (data, address, writeKey);

    public string Data { get; }

    public string Spool => Path.Combine(Data, "spool");

    public IPEndPoint Address { get; }

    public string WriteKey { get; }

    /// <summary>When the process that runs was started, by <see cref="Stopwatch"/>.</summary>
    public long Started { get; private set; }

    public int ProcessId => _process?.Id ?? 0;

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>The last lines that it wrote to its standard error.</summary>
    public IEnumerable<string> Said => _said;

    /// <summary>Makes a data folder with a key; nothing runs yet.</summary>
    public static async Task<CollectorUnderTest> CreateAsync(string data)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new CollectorUnderTest(data, (IPEndPoint)probe.LocalEndPoint!, await CairnProgram.CreateKeyAsync(data));
    }

    public void Start()
    {
        var start = new ProcessStartInfo(CairnProgram.Path) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["serve", "--data", Data, "--plan", CairnProgram.Plan, "--listen", Address.ToString(), "--rate-per-address", "0"])
            start.ArgumentList.Add(argument);
        _process?.Dispose();
        Started = Stopwatch.GetTimestamp();
        _process = Process.Start(start)!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Ends it as a power cut would.</summary>
    public void Kill()
    {
        if (_process is not { HasExited: false })
            throw new InvalidOperationException($"the collector ended by itself: {string.Join('\n', _said)}");
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to end and waits until it has.</summary>
    public async Task StopAsync()
    {
        if (_process is not { HasExited: false })
            return;
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        using var limit = new CancellationTokenSource(MaxStop);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            throw new TimeoutException($"the collector did not stop within {MaxStop.TotalSeconds:0} s");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process?.Dispose();
    }

    private void Note(string? line)
    {
        if (string.IsNullOrEmpty(line))
            return;
        _said.Enqueue(line);
        if (_said.Count > MaxLines)
            _said.TryDequeue(out _);
    }
}
