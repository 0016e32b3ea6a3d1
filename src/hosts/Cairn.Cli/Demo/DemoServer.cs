using System.Diagnostics;
using System.Reflection;
using System.Text;
using Cairn.Model;

namespace Cairn.Cli.Demo;

/// <summary>A collector that runs beside the demo, as `cairn serve ... &amp;` does in a shell.</summary>
internal sealed class DemoServer : IAsyncDisposable
{
    private const string Ready = "listening on";

    private readonly Process _process;

    private DemoServer(Process process, string said) => (_process, Said) = (process, said);

    /// <summary>What it printed until it was ready.</summary>
    public string Said { get; }

    /// <summary>Starts it and waits until it takes requests.</summary>
    /// <exception cref="UserException">It ended before; it has said why.</exception>
    public static async Task<DemoServer> StartAsync(string[] arguments, CancellationToken ct)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this process is not known.");
        var isHost = string.Equals(Path.GetFileNameWithoutExtension(program), "dotnet", StringComparison.Ordinal);
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        foreach (var argument in (string[])[.. isHost ? (string[])[Assembly.GetEntryAssembly()!.Location] : [], .. arguments])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start) ?? throw new InvalidOperationException("The collector could not be started.");
        var said = new StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            said.AppendLine(line);
            if (line.StartsWith(Ready, StringComparison.Ordinal))
                return new DemoServer(process, said.ToString().TrimEnd());
        }
        process.Dispose();
        throw new UserException("The collector did not start.", "Its own message stands above.");
    }

    /// <summary>Ends it as Ctrl-C does: it first brings what it has taken into the warehouse.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
