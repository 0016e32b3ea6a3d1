using System.Runtime.InteropServices;
using Cairn.Engine.Native;

namespace Cairn.Engine.Chdb;

/// <summary>An INSERT that takes its data piece by piece. Disposing it before <see cref="Complete"/> cancels it.</summary>
/// <remarks>Data never stands in a statement: there a blank line would end it and the rest would be run as SQL.</remarks>
internal sealed unsafe class ChdbInsert : IDisposable
{
    private nint _handle;
    private bool _isComplete;

    /// <exception cref="ChdbException">The statement was rejected; it has been released.</exception>
    public ChdbInsert(nint handle)
    {
        _handle = handle;
        try
        {
            ThrowOnError();
        }
        catch
        {
            _isComplete = true;
            Dispose();
            throw;
        }
    }

    /// <summary>Passes data on; waits while chDB is behind.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty) return;
        fixed (byte* bytes = data)
        {
            if (ChdbNative.InsertAppend(_handle, bytes, (nuint)data.Length) == 0) return;
        }

        ThrowOnError();
        throw new ChdbException("chDB takes no more data for this INSERT");
    }

    /// <summary>Commits what was appended.</summary>
    public QueryFigures Complete()
    {
        _isComplete = true;
        using var result = new ChdbResult(ChdbNative.InsertDone(_handle));
        return result.Figures;
    }

    public void Dispose()
    {
        if (_handle == 0) return;
        if (!_isComplete) ChdbNative.InsertCancel(_handle);
        ChdbNative.DestroyInsert(_handle);
        _handle = 0;
    }

    private void ThrowOnError()
    {
        var error = ChdbNative.InsertError(_handle);
        if (error is not null) throw new ChdbException(Marshal.PtrToStringUTF8((nint)error) ?? "");
    }
}
