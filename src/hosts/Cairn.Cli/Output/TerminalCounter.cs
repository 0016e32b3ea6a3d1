namespace Cairn.Cli.Output;

/// <summary>
/// A line on standard error that counts what has been read, for work whose end is not known; nothing when standard error
/// is not a terminal. The first line appears after half a second.
/// </summary>
internal sealed class TerminalCounter : IProgress<long>, IDisposable
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(0.5);

    private readonly string _what;
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private int _shown;

    private TerminalCounter(string what) => _what = what;

    /// <summary>A counter, or null when nobody would see it.</summary>
    public static TerminalCounter? Start(string what) => Console.IsErrorRedirected ? null : new TerminalCounter(what);

    /// <summary>Shows the count and the rate.</summary>
    public void Report(long value)
    {
        var elapsed = TimeProvider.System.GetElapsedTime(_started);
        if (elapsed < MaxWait)
            return;

        var line = $"\r{_what}: {value:N0}, {value / elapsed.TotalSeconds:N0} a second";
        Console.Error.Write(line.PadRight(_shown));
        _shown = line.Length;
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (_shown > 0)
            Console.Error.Write($"\r{new string(' ', _shown)}\r");
    }
}
