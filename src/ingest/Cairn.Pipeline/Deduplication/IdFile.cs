using System.Runtime.InteropServices;
using Cairn.Data;
using Cairn.Protocols.Wire;

namespace Cairn.Pipeline.Deduplication;

/// <summary>
/// The ids of one log: blocks that are only ever appended, each of which covers the log's records from where the one before
/// it ends. The first may begin anywhere, as what is too old is not written. It is forced to the disk only before its log may go
/// (<see cref="Flush"/>): until then, what a crash takes from its end is read from the log again.
/// </summary>
internal sealed class IdFile
{
    /// <summary>The most keys of a block.</summary>
    public const int MaxKeys = 1 << 20;

    private const int BufferBytes = 1 << 18;

    private readonly string _path;
    private long _length;

    public IdFile(string path, string log) => (_path, Log) = (path, log);

    /// <summary>The log's id.</summary>
    public string Log { get; }

    /// <summary>The log's first offset that is not covered.</summary>
    public ulong CoveredTo { get; private set; }

    /// <summary>The latest day of its blocks; -1 when it has none.</summary>
    public int LastDay { get; private set; } = -1;

    /// <summary>Whether a block that begins at an offset goes on where the last one ends.</summary>
    public bool GoesOn(ulong from) => LastDay < 0 || from == CoveredTo;

    /// <summary>The day of the first block, as far as it can be told without reading on; the last possible when it cannot.</summary>
    public int FirstDay()
    {
        using var file = Read();
        return TryReadHeader(file, out var block) && block.IsPlausible(MaxKeys) ? block.Day : int.MaxValue;
    }

    /// <summary>
    /// Gives the keys of every good block that ends at or before an offset of the log, and cuts off what lies behind them.
    /// </summary>
    /// <param name="storedTo">The offset.</param>
    /// <param name="take">Takes a block's day and keys, which are good until it returns.</param>
    public void ReadAndCut(ulong storedTo, Action<int, ReadOnlySpan<MessageKey>> take)
    {
        using (var file = Read())
        {
            var keys = Array.Empty<MessageKey>();
            while (TryReadHeader(file, out var block) && block.To <= storedTo && GoesOn(block.From)
                && block.IsPlausible(Math.Min(MaxKeys, (file.Length - file.Position) / IdBlock.KeyBytes)))
            {
                if (keys.Length < block.Count)
                    keys = new MessageKey[block.Count];
                var read = keys.AsSpan(0, block.Count);
                file.ReadExactly(MemoryMarshal.AsBytes(read));
                if (!block.IsIntact(read))
                    break;
                take(block.Day, read);
                Advance(block);
            }
        }
        if (new FileInfo(_path).Length == _length)
            return;
        using var whole = File.OpenHandle(_path, FileMode.Open, FileAccess.Write);
        RandomAccess.SetLength(whole, _length);
    }

    /// <summary>Appends a block that goes on where the last one ends. When it fails, it can be tried again.</summary>
    public void Append(int day, ulong from, ulong to, ReadOnlySpan<MessageKey> keys)
    {
        var block = IdBlock.For(day, from, to, keys);
        using (var file = File.OpenHandle(_path, FileMode.OpenOrCreate, FileAccess.Write))
        {
            // Keys first: until the header stands before them they are no block.
            RandomAccess.Write(file, MemoryMarshal.AsBytes(keys), _length + IdBlock.Bytes);
            RandomAccess.Write(file, MemoryMarshal.AsBytes(new ReadOnlySpan<IdBlock>(in block)), _length);
        }
        Advance(block);
    }

    /// <summary>Returns when all its blocks are on disk, those of earlier runs too.</summary>
    public void Flush()
    {
        if (!File.Exists(_path))
            return;
        using (var file = File.OpenHandle(_path, FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.FlushToDisk(file);
        FolderSync.Flush(Path.GetDirectoryName(_path)!);
    }

    public void Delete() => File.Delete(_path);

    private void Advance(in IdBlock block)
    {
        CoveredTo = block.To;
        LastDay = Math.Max(LastDay, block.Day);
        _length += IdBlock.Bytes + ((long)block.Count * IdBlock.KeyBytes);
    }

    private FileStream Read() => new(_path, new FileStreamOptions
    {
        Mode = FileMode.Open, Access = FileAccess.Read, BufferSize = BufferBytes, Options = FileOptions.SequentialScan,
    });

    private static bool TryReadHeader(FileStream file, out IdBlock block)
    {
        Span<byte> header = stackalloc byte[IdBlock.Bytes];
        var isWhole = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length;
        block = MemoryMarshal.Read<IdBlock>(header);
        return isWhole;
    }
}
