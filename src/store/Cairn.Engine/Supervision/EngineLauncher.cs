using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Cairn.Data;
using Cairn.Model;

namespace Cairn.Engine.Supervision;

/// <summary>Starts engine processes. Several programs may do so at once: the lock of the data folder lets one live.</summary>
internal sealed class EngineLauncher(DataFolder folder, EngineOptions options)
{
    /// <summary>128 + SIGKILL: somebody else ended it.</summary>
    private const int Killed = 137;

    private const int MaxReportLength = 2000;

    // Whoever holds the folder and does not answer may do so for long; each try costs a process a third of a second.
    private static readonly TimeSpan MinPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MaxPause = TimeSpan.FromSeconds(2);

    private Process? _started;
    private bool _hasServed;
    private TimeSpan _pause = MinPause;
    private long _foundHeld;

    /// <summary>Notes that an engine answered: one that ends from now on died at work and is worth a successor.</summary>
    public void NoteServing() => (_hasServed, _pause, _foundHeld) = (true, MinPause, 0);

    /// <summary>Starts an engine unless one that this program started still runs.</summary>
    /// <exception cref="UserException">The engine that was started before gave up, or none can be started.</exception>
    public void Start()
    {
        if (_started is { HasExited: false }) return;
        var exitCode = _started?.ExitCode ?? 0;
        if (!_hasServed && exitCode is not 0 and not EngineProcess.AlreadyRunning and not Killed)
        {
            // It is told once; who asks again gets another engine, for what kept this one from starting may be over.
            Forget();
            throw Failed(exitCode);
        }

        if (exitCode == EngineProcess.AlreadyRunning && !IsPauseOver()) return;
        Forget();
        _hasServed = false;
        var command = options.Command ?? OwnCommand();
        // Pipes of its own, closed at once: an engine that kept those of this command would make `cairn ... | head` wait.
        var start = new ProcessStartInfo(command[0])
        {
            UseShellExecute = false,
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in command.Skip(1)) start.ArgumentList.Add(argument);
        foreach (var argument in Arguments()) start.ArgumentList.Add(argument);
        try
        {
            _started = Process.Start(start)!;
            _started.StandardInput.Dispose();
            _started.StandardOutput.Dispose();
            _started.StandardError.Dispose();
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            throw new UserException($"The engine could not be started: {command[0]}: {problem.Message}", "Check the installation of Cairn.", problem);
        }
    }

    /// <summary>Whether it is time to try again after the folder was found held; every such pause is longer than the one before.</summary>
    private bool IsPauseOver()
    {
        if (_foundHeld == 0)
        {
            _foundHeld = TimeProvider.System.GetTimestamp();
            return false;
        }
        if (TimeProvider.System.GetElapsedTime(_foundHeld) < _pause) return false;
        (_pause, _foundHeld) = (_pause * 2 < MaxPause ? _pause * 2 : MaxPause, 0);
        return true;
    }

    private void Forget()
    {
        _started?.Dispose();
        _started = null;
    }

    private string[] Arguments() =>
        ["--data", folder.Path, "--background", "--linger", options.Linger.TotalSeconds.ToString(CultureInfo.InvariantCulture)];

    /// <summary>This program: its own executable, or dotnet with its assembly.</summary>
    private static string[] OwnCommand()
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this process is not known.");
        var isHost = string.Equals(Path.GetFileNameWithoutExtension(program), "dotnet", StringComparison.Ordinal);
        return isHost ? [program, Assembly.GetEntryAssembly()!.Location, "engine"] : [program, "engine"];
    }

    private string LogTail()
    {
        try
        {
            var log = File.ReadAllText(folder.LogPath);
            return log.Length > MaxReportLength ? log[^MaxReportLength..] : log;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private UserException Failed(int exitCode)
    {
        return new UserException(
            $"The engine ended with exit code {exitCode}. {LogTail().Trim()}".Trim(),
            $"Run `cairn engine --data {folder.Path}` to see why; its log is {folder.LogPath}.");
    }
}
