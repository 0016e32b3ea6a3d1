using System.Runtime.InteropServices;
using Cairn.Attribution.Trails;
using Cairn.Identity.Identifiers;
using Cairn.Model;

namespace Cairn.Attribution.Acts;

/// <summary>
/// Holds the acts of actors that share a person, or that several persons share, until all have been read, divided by the person's key; what is too
/// much for memory waits in a temporary file, which goes with the process.
/// </summary>
/// <remarks>The file holds keys, times and amounts, no texts. Grace hash partitioning (Kitsuregawa et al., New Generation Computing 1, 1983).</remarks>
/// <param name="maxHeld">How many acts may be in memory.</param>
/// <param name="maxOfPart">How many a part may have, which is put in order in memory.</param>
internal sealed class LinkedActs(int maxHeld = LinkedActs.MaxHeld, int maxOfPart = LinkedActs.MaxOfPart) : IDisposable
{
    /// <summary>About 200 MB.</summary>
    public const int MaxHeld = 2_000_000;

    /// <summary>About 2 GB; persons are spread over the parts, so only one who has millions of acts comes near it.</summary>
    public const int MaxOfPart = 16_000_000;

    private const int PartitionBits = 8;
    private const int ActsOfChunk = 256;
    private const int MinAside = 100_000;

    private readonly List<Act[]>[] _chunks = [.. Enumerable.Range(0, 1 << PartitionBits).Select(static _ => new List<Act[]>())];
    private readonly int[] _counts = new int[1 << PartitionBits];
    private readonly int[] _acts = new int[1 << PartitionBits];
    private readonly List<(long Offset, int Acts)>[] _written = [.. Enumerable.Range(0, 1 << PartitionBits).Select(static _ => new List<(long, int)>())];
    private readonly Stack<Act[]> _free = new();
    private FileStream? _file;
    private long _end;
    private int _held;

    /// <summary>Takes an act whose person is known.</summary>
    public void Add(in Act act)
    {
        var partition = (int)(act.Person >> (64 - PartitionBits));
        var place = _counts[partition] % ActsOfChunk;
        var chunks = _chunks[partition];
        if (place == 0)
            chunks.Add(_free.TryPop(out var free) ? free : new Act[ActsOfChunk]);
        chunks[^1][place] = act;
        _counts[partition]++;
        if (++_acts[partition] > maxOfPart)
            throw new UserException(
                $"More than {maxOfPart:N0} acts belong to a few people with many devices, which is more than can be put in order at once.",
                "`cairn identity audit` shows who has improbably many identifiers; ids that name nobody belong under `blocked:` of the plan's identifiers.");
        if (++_held >= maxHeld)
            Spill();
    }

    /// <summary>Hands on all acts, person by person in order of their keys. While one part is handed on, the next is read and sorted.</summary>
    /// <param name="table">Used for every other part.</param>
    /// <param name="other">Used for the parts between.</param>
    /// <param name="handler">Takes the acts.</param>
    public async Task DrainAsync(ActTable table, ActTable other, ActHandler handler)
    {
        var parts = Enumerable.Range(0, _counts.Length).Where(part => _counts[part] > 0 || _written[part].Count > 0).ToArray();
        // A few acts are sorted sooner than another thread is there.
        var isAside = _end > 0 || _held > MinAside;
        var loading = Task.CompletedTask;
        for (var i = 0; i <= parts.Length; i++)
        {
            await loading;
            (table, other) = (other, table);
            if (i < parts.Length)
            {
                var (part, target) = (parts[i], other);
                if (isAside)
                    loading = Task.Run(() => Load(part, target));
                else
                    Load(part, target);
            }
            if (i > 0)
                await HandOnAsync(table, handler, loading);
        }
    }

    public void Dispose() => _file?.Dispose();

    private static async Task HandOnAsync(ActTable table, ActHandler handler, Task loading)
    {
        try
        {
            for (var start = 0; start < table.Count;)
            {
                var (_, end) = table.Group(start);
                for (; start < end; start++)
                    handler(table[start]);
            }
        }
        catch
        {
            // Nothing reads the file any more when it is closed.
            await loading.ContinueWith(static _ => { }, TaskScheduler.Default);
            throw;
        }
    }

    private void Load(int partition, ActTable table)
    {
        table.Clear();
        Read(partition, table);
        var first = (ulong)partition << (64 - PartitionBits);
        table.Sort(new KeyRange(first, first + (ulong.MaxValue >> PartitionBits)));
    }

    private void Read(int partition, ActTable table)
    {
        foreach (var (offset, acts) in _written[partition])
        {
            var bytes = MemoryMarshal.AsBytes(table.Room(acts));
            for (var read = 0; read < bytes.Length;)
            {
                var count = RandomAccess.Read(_file!.SafeFileHandle, bytes[read..], offset + read);
                read += count > 0 ? count : throw new EndOfStreamException("The temporary file of the report was cut off.");
            }
            table.Extend(acts);
        }
        for (var i = 0; i < _chunks[partition].Count; i++)
        {
            var acts = Math.Min(ActsOfChunk, _counts[partition] - i * ActsOfChunk);
            _chunks[partition][i].AsSpan(0, acts).CopyTo(table.Room(acts));
            table.Extend(acts);
        }
        Free(partition);
    }

    private void Spill()
    {
        _file ??= Create();
        for (var partition = 0; partition < _counts.Length; partition++)
        {
            if (_counts[partition] == 0)
                continue;
            _written[partition].Add((_end, _counts[partition]));
            for (var i = 0; i < _chunks[partition].Count; i++)
            {
                var bytes = MemoryMarshal.AsBytes(_chunks[partition][i].AsSpan(0, Math.Min(ActsOfChunk, _counts[partition] - i * ActsOfChunk)));
                RandomAccess.Write(_file.SafeFileHandle, bytes, _end);
                _end += bytes.Length;
            }
            Free(partition);
        }
        _held = 0;
    }

    /// <summary>A file without a name: it is gone when the process is.</summary>
    private static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"cairn-report-{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }

    private void Free(int partition)
    {
        foreach (var chunk in _chunks[partition])
            _free.Push(chunk);
        _chunks[partition].Clear();
        _counts[partition] = 0;
    }
}
