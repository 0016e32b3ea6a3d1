using System.Diagnostics;

namespace Cairn.Cli.Tests;

/// <summary>Runs the real programs, as ./cairn does in a user's shell.</summary>
internal static class CairnProcess
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(10);

    public static async Task<CairnResult> RunAsync(string folder, params string[] arguments)
    {
        string[] line = arguments is ["world", .. var words]
            ? [Repository.File("artifacts", "bin", "Cairn.World.Cli", "release", "cairn-world.dll"), .. words]
            : [Path.Combine(AppContext.BaseDirectory, "cairn.dll"), .. arguments];
        var start = new ProcessStartInfo("dotnet", line)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["CAIRN_PROGRAM"] = Path.Combine(AppContext.BaseDirectory, "cairn");
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.StandardInput.Close();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(MaxWait);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return new CairnResult(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
