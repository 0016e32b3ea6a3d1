using System.Runtime.CompilerServices;

namespace Cairn.Engine.Native;

/// <summary>
/// Proves when the engine starts that the .NET runtime still owns its signals: a null reference must become an
/// exception (SIGSEGV), and a garbage collection must be able to stop a busy thread (signal 34).
/// </summary>
/// <remarks>
/// Where it does not, no managed code can run on to say so: the process ends by SIGALRM (exit code
/// <see cref="EngineProcess.SelfTestFailed"/>), whose default action needs no help of the runtime.
/// </remarks>
internal static class SignalSelfTest
{
    private const uint LimitSeconds = 5;

    private static volatile bool _isBusy;
    private static volatile bool _mayStop;

    public static void Run()
    {
        _ = LibC.Alarm(LimitSeconds);
        CatchNullReference();
        CollectBesideBusyThread();
        _ = LibC.Alarm(0);
    }

    private static void CatchNullReference()
    {
        try
        {
            _ = Length(null!);
        }
        catch (NullReferenceException)
        {
            return;
        }

        throw new InvalidOperationException("A null reference was read without an exception.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Length(int[] nothing) => nothing.Length;

    private static void CollectBesideBusyThread()
    {
        (_isBusy, _mayStop) = (false, false);
        var busy = new Thread(Spin) { IsBackground = true, Name = "signal self-test" };
        busy.Start();
        SpinWait.SpinUntil(() => _isBusy);
        GC.Collect();
        _mayStop = true;
        busy.Join();
    }

    /// <summary>
    /// Compiled in full at once: code that is still to be replaced asks the runtime for that now and then, and that would let
    /// a collection in.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Spin()
    {
        _isBusy = true;
        while (!_mayStop)
        {
            // Busy on purpose: nothing here lets a collection in but the signal.
        }
    }
}
