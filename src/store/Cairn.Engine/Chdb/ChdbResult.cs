using System.Runtime.InteropServices;
using Cairn.Engine.Native;

namespace Cairn.Engine.Chdb;

/// <summary>The bytes and figures of one answer, in chDB's own memory until it is disposed.</summary>
internal sealed unsafe class ChdbResult : IDisposable
{
    private nint _handle;

    /// <exception cref="ChdbException">The answer is an error; it has been released.</exception>
    public ChdbResult(nint handle)
    {
        if (handle == 0) throw new ChdbException("chDB gave no result");
        _handle = handle;
        var error = ChdbNative.ResultError(handle);
        if (error is null) return;
        var message = Marshal.PtrToStringUTF8((nint)error) ?? "";
        Dispose();
        throw new ChdbException(message);
    }

    public ReadOnlySpan<byte> Bytes => new(ChdbNative.ResultBuffer(_handle), checked((int)ChdbNative.ResultLength(_handle)));

    public QueryFigures Figures => new(
        ChdbNative.StorageRowsRead(_handle),
        ChdbNative.StorageBytesRead(_handle),
        ChdbNative.RowsWritten(_handle),
        ChdbNative.BytesWritten(_handle),
        ChdbNative.ResultRows(_handle),
        (ulong)ChdbNative.ResultLength(_handle));

    internal nint Handle => _handle;

    public void Dispose()
    {
        var handle = Interlocked.Exchange(ref _handle, 0);
        if (handle != 0) ChdbNative.DestroyResult(handle);
    }
}
