using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Cairn.Faults.Processes;

/// <summary>Makes system calls of a running process fail or wait, with strace attached to it; detached at the end.</summary>
internal sealed class SystemCallFaults : IAsyncDisposable
{
    private const string Strace = "/usr/bin/strace";
    private static readonly TimeSpan MaxAttach = TimeSpan.FromSeconds(20);

    private readonly Process _strace;
    private readonly StringBuilder _said = new();

    private SystemCallFaults(Process strace) => _strace = strace;

    public static bool IsPossible => File.Exists(Strace);

    /// <summary>Injects into all threads of a process.</summary>
    /// <param name="process">Its id.</param>
    /// <param name="calls">Names, with commas.</param>
    /// <param name="fault">As strace(1) writes it: <c>error=EIO:when=3+7</c>, <c>delay_enter=20000</c>.</param>
    public static async Task<SystemCallFaults> AttachAsync(int process, string calls, string fault)
    {
        var start = new ProcessStartInfo(Strace) { RedirectStandardError = true };
        foreach (var argument in (string[])["-f", "-p", process.ToString(CultureInfo.InvariantCulture), "-o", "/dev/null", "-e", $"trace={calls}", "-e", $"inject={calls}:{fault}"])
            start.ArgumentList.Add(argument);
        var faults = new SystemCallFaults(Process.Start(start)!);
        faults._strace.ErrorDataReceived += (_, line) => faults.Note(line.Data);
        faults._strace.BeginErrorReadLine();
        await Waiting.UntilAsync(() => faults.IsAttached, MaxAttach, $"strace did not attach: {faults.Text}");
        return faults;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_strace.HasExited)
            using (var stop = Process.Start("kill", ["-INT", _strace.Id.ToString(CultureInfo.InvariantCulture)]))
                await stop.WaitForExitAsync();
        await _strace.WaitForExitAsync();
        _strace.Dispose();
    }

    private bool IsAttached => _strace.HasExited || Text.Contains("attached", StringComparison.Ordinal);

    private string Text
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    private void Note(string? line)
    {
        lock (_said)
            if (_said.Length < 10_000)
                _said.AppendLine(line);
    }
}
