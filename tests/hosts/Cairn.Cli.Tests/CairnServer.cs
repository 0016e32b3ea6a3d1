using System.Diagnostics;
using System.Text;

namespace Cairn.Cli.Tests;

/// <summary>Runs `cairn serve` beside other commands, as a user's shell would.</summary>
internal sealed class CairnServer : IAsyncDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private CairnServer(Process process, string said) => (_process, Said) = (process, said);

    /// <summary>What it printed until it listened.</summary>
    public string Said { get; }

    public static async Task<CairnServer> StartAsync(string folder, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "cairn.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(MaxWait);
        var said = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            said.AppendLine(line);
            if (line.StartsWith("listening on", StringComparison.Ordinal))
                return new CairnServer(process, said.ToString());
        }
        throw new InvalidOperationException($"The collector ended before it listened: {said}");
    }

    /// <summary>Asks it to stop, which brings everything into the warehouse, and waits.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(MaxWait);
        await _process.WaitForExitAsync(patience.Token);
        _process.ExitCode.ShouldBe(0);
        _process.Dispose();
    }
}
