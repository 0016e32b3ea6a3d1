using System.Runtime.InteropServices;

namespace Cairn.Data;

/// <summary>Makes the names in a folder durable: fsync of a file says nothing of the entry that names it (fsync(2)).</summary>
public static partial class FolderSync
{
    private const int ReadOnly = 0;
    private const int Directory = 0x10000;

    /// <summary>Returns when the entries of a folder are on disk.</summary>
    /// <param name="folder">Its path.</param>
    /// <exception cref="IOException">The disk failed.</exception>
    public static void Flush(string folder)
    {
        var descriptor = Open(folder, ReadOnly | Directory);
        if (descriptor < 0)
            throw new IOException($"{folder} cannot be opened (errno {Marshal.GetLastPInvokeError()})");
        var flushed = Fsync(descriptor);
        var error = Marshal.GetLastPInvokeError();
        _ = Close(descriptor);
        if (flushed != 0)
            throw new IOException($"{folder} cannot be made durable (errno {error})");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
