using System.Diagnostics;

namespace Cairn.Cli.Tests;

/// <summary>Runs the real program, as a user's shell would.</summary>
internal static class CairnProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task<CairnResult> RunAsync(string folder, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "cairn.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        process.StandardInput.Close();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
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
