namespace Cairn.Cli.Output;

/// <summary>
/// A line on standard error that says how far a reading has come; nothing when standard error is not a terminal. Only for
/// readings that last: the first line appears after half a second.
/// </summary>
internal sealed class TerminalProgress : IProgress<double>, IDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(0.5);

    private readonly string _what;
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private int _percent = -1;

    private TerminalProgress(string what) => _what = what;

    /// <summary>A progress line, or null when nobody would see it.</summary>
    public static TerminalProgress? Start(string what) => Console.IsErrorRedirected ? null : new TerminalProgress(what);

    /// <summary>Shows the share that is done, 0 to 1.</summary>
    public void Report(double value)
    {
        var percent = (int)(value * 100);
        if (percent == _percent || TimeProvider.System.GetElapsedTime(_started) < MaxWait)
            return;
        _percent = percent;
        Console.Error.Write($"\r{_what}: {percent}%");
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (_percent >= 0)
            Console.Error.Write($"\r{new string(' ', _what.Length + 8)}\r");
    }
}
