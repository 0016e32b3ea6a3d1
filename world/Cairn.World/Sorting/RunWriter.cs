using Microsoft.Win32.SafeHandles;

namespace Cairn.World.Sorting;

/// <summary>Writes one run's file through a buffer of its own.</summary>
/// <param name="path">The file; one that is left from before is replaced.</param>
/// <param name="folder">Named when the disk is full.</param>
/// <param name="spilled">How many bytes the sort has spilled already, for the message.</param>
/// <param name="planned">How many bytes this run needs, for the message.</param>
internal sealed class RunWriter(string path, string folder, Func<long> spilled, long planned) : IDisposable
{
    private const int BufferBytes = 1 << 20;

    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly SafeFileHandle _file = Open(path, folder, planned, spilled());
    private int _used;
    private long _written;

    public void Write(long key, ulong tie, ReadOnlySpan<byte> payload)
    {
        var length = RunRecord.HeaderBytes + payload.Length;
        if (BufferBytes - _used < length)
            Flush();
        RunRecord.Write(_buffer.AsSpan(_used), key, tie, payload);
        _used += length;
    }

    public void Complete() => Flush();

    public void Dispose() => _file.Dispose();

    private void Flush()
    {
        try
        {
            RandomAccess.Write(_file, _buffer.AsSpan(0, _used), _written);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw DiskProblem.Of(problem, folder, planned - _written, spilled() + _written);
        }

        _written += _used;
        _used = 0;
    }

    private static SafeFileHandle Open(string path, string folder, long planned, long spilled)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.None);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw DiskProblem.Of(problem, folder, planned, spilled);
        }
    }
}
