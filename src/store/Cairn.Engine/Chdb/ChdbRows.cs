using Cairn.Engine.Native;

namespace Cairn.Engine.Chdb;

/// <summary>A SELECT that runs: each fetch gives the next block, formatted as a document of its own.</summary>
internal sealed class ChdbRows(nint connection, ChdbResult stream) : IDisposable
{
    private bool _isComplete;

    /// <summary>The next block; null behind the last.</summary>
    public ChdbResult? Fetch()
    {
        ChdbResult block;
        try
        {
            block = new ChdbResult(ChdbNative.StreamFetch(connection, stream.Handle));
        }
        catch (ChdbException)
        {
            _isComplete = true;
            throw;
        }

        if (!block.Bytes.IsEmpty) return block;
        block.Dispose();
        _isComplete = true;
        return null;
    }

    public void Dispose()
    {
        if (!_isComplete) ChdbNative.StreamCancel(connection, stream.Handle);
        stream.Dispose();
    }
}
