using System.Runtime.InteropServices;

namespace Cairn.Collect.Spooling.Files;

/// <summary>Makes the names in a folder durable: fsync of a file says nothing of the entry that names it (fsync(2)).</summary>
public static partial class FolderSync
{
    private const int ReadOnly = 0;
    private const int Directory = 0x10000;
    private const int InputOutputError = 10;

    /// <summary>Returns when the entries of a folder are on disk.</summary>
    /// <exception cref="SpoolFileException">The disk failed.</exception>
    public static void Flush(string folder)
    {
        var descriptor = Open(folder, ReadOnly | Directory);
        if (descriptor < 0)
            throw new SpoolFileException(InputOutputError, $"{folder} cannot be opened (errno {Marshal.GetLastPInvokeError()})");
        var flushed = Fsync(descriptor);
        var error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        if (flushed != 0)
            throw new SpoolFileException(InputOutputError, $"{folder} cannot be made durable (errno {error})");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
