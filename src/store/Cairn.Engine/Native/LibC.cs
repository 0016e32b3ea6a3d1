using System.Runtime.InteropServices;

namespace Cairn.Engine.Native;

/// <summary>The few calls of the C library that .NET has no word for.</summary>
internal static partial class LibC
{
    /// <summary>Larger than <c>struct sigaction</c> on every platform (152 bytes with glibc).</summary>
    public const int SigactionBytes = 256;

    [LibraryImport("libc", EntryPoint = "sigaction")]
    public static unsafe partial int Sigaction(int signal, byte* action, byte* previous);

    /// <summary>Ends the process at once: no finalizers, no exit handlers, no joining of the library's threads.</summary>
    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void ExitNow(int code);

    /// <summary>Sends SIGALRM to this process after so many seconds; 0 calls it off.</summary>
    [LibraryImport("libc", EntryPoint = "alarm")]
    public static partial uint Alarm(uint seconds);

    [LibraryImport("libc", EntryPoint = "setsid")]
    public static partial int SetSession();

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "dup2")]
    public static partial int Duplicate(int descriptor, int onto);

    [LibraryImport("libc", EntryPoint = "close")]
    public static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint EffectiveUser();
}
