using System.Diagnostics;

namespace Cairn.Import.Tests.Command;

/// <summary>The real program, to be waited for or killed.</summary>
internal sealed class CairnProcess : IDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Task<string> _output, _errors;

    private CairnProcess(Process process)
    {
        _process = process;
        (_output, _errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    public static CairnProcess Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(TestWarehouse.Program, arguments)
        {
            WorkingDirectory = Repository.File(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("cairn did not start");
        process.StandardInput.Close();
        return new CairnProcess(process);
    }

    public static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var cairn = Start(arguments);
        return await cairn.EndAsync();
    }

    /// <summary>Waits for its end, at most so long.</summary>
    public async Task<bool> EndedWithinAsync(TimeSpan limit)
    {
        await Task.WhenAny(_process.WaitForExitAsync(TestContext.Current.CancellationToken), Task.Delay(limit, TestContext.Current.CancellationToken));
        return _process.HasExited;
    }

    /// <summary>Waits for its end, or kills it after <paramref name="after"/> as a power cut would.</summary>
    public async Task<bool> KillAfterAsync(TimeSpan after)
    {
        var hasEnded = _process.WaitForExit(after);
        if (!hasEnded)
            _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return !hasEnded;
    }

    public async Task<(int Exit, string Output, string Errors)> EndAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(MaxWait);
        await _process.WaitForExitAsync(patience.Token);
        return (_process.ExitCode, await _output, await _errors);
    }

    public void Dispose() => _process.Dispose();
}
