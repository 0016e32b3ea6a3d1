namespace Cairn.Engine.Native;

/// <summary>
/// Keeps the signal handlers of the .NET runtime in place. chDB takes signal 34 when it starts, which is the signal by
/// which .NET stops its threads for garbage collection: without this guard the first collection that meets a busy
/// thread never returns.
/// </summary>
/// <remarks>
/// Take the snapshot before the library is loaded and after every signal that the program itself handles is registered;
/// restore after every connection that was opened. docs/decisions/0001 holds what was measured.
/// </remarks>
internal sealed unsafe class SignalGuard
{
    private const int LastSignal = 64;

    private readonly byte[]?[] _handlers = new byte[]?[LastSignal + 1];

    private SignalGuard()
    {
    }

    /// <summary>Guards nothing; with it the self-test has to fail.</summary>
    internal static SignalGuard Nothing { get; } = new();

    public static SignalGuard TakeSnapshot()
    {
        var guard = new SignalGuard();
        for (var signal = 1; signal <= LastSignal; signal++)
        {
            if (IsOutOfReach(signal)) continue;
            var handler = new byte[LibC.SigactionBytes];
            fixed (byte* previous = handler)
            {
                if (LibC.Sigaction(signal, null, previous) == 0 && !IsDefault(handler)) guard._handlers[signal] = handler;
            }
        }

        return guard;
    }

    /// <summary>Puts back every handler that was set when the snapshot was taken.</summary>
    public void Restore()
    {
        for (var signal = 1; signal <= LastSignal; signal++)
        {
            fixed (byte* handler = _handlers[signal])
            {
                if (handler is not null && LibC.Sigaction(signal, handler, null) != 0)
                    throw new InvalidOperationException($"The handler of signal {signal} could not be restored.");
            }
        }
    }

    /// <summary>KILL and STOP cannot be handled; 32 and 33 belong to the C library's threads.</summary>
    private static bool IsOutOfReach(int signal) => signal is 9 or 19 or 32 or 33;

    /// <summary>The handler's address is the first field; null means SIG_DFL.</summary>
    private static bool IsDefault(byte[] handler) => BitConverter.ToInt64(handler) == 0;
}
