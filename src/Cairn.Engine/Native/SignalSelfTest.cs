using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Cairn.Engine.Native;

/// <summary>
/// Proves when the engine starts that the .NET runtime still owns its signals: a null reference must become an
/// exception (SIGSEGV), and a garbage collection must be able to stop a busy thread (signal 34).
/// </summary>
internal static class SignalSelfTest
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private static volatile bool _mayStop;

    /// <returns>Null when all is well, otherwise what is wrong.</returns>
    public static string? Run()
    {
        if (!NullReferenceIsCaught()) return "a null reference did not become an exception";
        return CollectionReturns() ? null : $"a garbage collection did not return within {Limit.TotalSeconds} s";
    }

    private static bool NullReferenceIsCaught()
    {
        try
        {
            return Length(null!) < 0;
        }
        catch (NullReferenceException)
        {
            return true;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Length(int[] nothing) => nothing.Length;

    private static bool CollectionReturns()
    {
        _mayStop = false;
        var busy = new Thread(Spin) { IsBackground = true, Name = "signal self-test, busy" };
        var collector = new Thread(() => GC.Collect()) { IsBackground = true, Name = "signal self-test, collector" };
        busy.Start();
        var clock = Stopwatch.StartNew();
        collector.Start();
        // This thread must not be one that the collection waits for: it waits in native code, with a limit.
        var returned = collector.Join(Limit) && clock.Elapsed < Limit;
        _mayStop = true;
        return returned;
    }

    private static void Spin()
    {
        while (!_mayStop)
        {
            // Busy on purpose.
        }
    }
}
