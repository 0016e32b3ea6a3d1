namespace Cairn.World.Sorting;

/// <summary>
/// Sorts more records than memory holds: runs of bounded size are sorted in memory, spilled to files and merged. A record is
/// a key, a tie that orders records of one key, and a payload. The result depends on the records alone: not on how many
/// feeds brought them, nor on where one run ended and the next began.
/// </summary>
/// <param name="folder">Where the files of the runs stand meanwhile; it must exist.</param>
/// <param name="name">Beginning of the files' names, unique within the folder.</param>
/// <param name="memoryBytesPerRun">How many bytes of records a run holds, from 64 KB to 1 GB; each feed fills one at a time.</param>
public sealed class ExternalSort(string folder, string name, long memoryBytesPerRun) : IDisposable
{
    /// <summary>Longest payload, in bytes.</summary>
    public const int MaxPayloadLength = 64 * 1024;

    /// <summary>How many runs are merged at once; more are merged in passes. Bounds open files and buffers.</summary>
    internal const int Fanout = 256;

    private readonly Lock _gate = new();
    private readonly List<string> _files = [];
    private readonly List<RunBuffer> _kept = [];
    private readonly int _limit = (int)Math.Clamp(memoryBytesPerRun, 64 * 1024, 1L << 30);
    private long _keptBytes;
    private long _spilledBytes;
    private int _openFeeds;
    private int _fileCount;
    private bool _merging;

    /// <summary>How many records went in, those of feeds that are still open excluded.</summary>
    public long Count { get; private set; }

    /// <summary>How many files were written so far; 0 when all records fitted into one run.</summary>
    public int SpilledRuns => _fileCount;

    /// <summary>A way in for one thread. As many may be open at once as there are threads.</summary>
    public SortFeed OpenFeed()
    {
        lock (_gate)
        {
            if (_merging)
                throw new InvalidOperationException("The sort is being merged: open every feed before.");
            _openFeeds++;
        }

        return new SortFeed(this, _limit);
    }

    /// <summary>Gives all records in order, once. Every feed must be completed.</summary>
    /// <exception cref="WorldException">The disk is full, when runs have to be merged in passes.</exception>
    /// <exception cref="OperationCanceledException">Cancelled between two records of a pass.</exception>
    public SortedRecords Merge(CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_merging || _openFeeds > 0)
                throw new InvalidOperationException(_merging ? "The sort was merged already." : $"{_openFeeds} feeds are still open.");
            _merging = true;
        }

        while (_files.Count + _kept.Count > Fanout)
            MergePass(cancellation);

        var cursors = _files.Select(file => (RunCursor)new FileRun(file, BufferBytes(_files.Count)))
            .Concat(_kept.Select(run => new MemoryRun(run)));
        return new SortedRecords(new LoserTree([.. cursors]), this);
    }

    /// <summary>Deletes the files that are left.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var file in _files.Where(File.Exists))
                File.Delete(file);
            _files.Clear();
            _kept.Clear();
        }
    }

    /// <summary>Sorts a run and writes it to a file of its own.</summary>
    internal void Spill(RunBuffer run)
    {
        run.Sort();
        using (var writer = new RunWriter(NewFile(), folder, BytesSpilled, run.Bytes))
        {
            for (var index = 0; index < run.Count; index++)
                writer.Write(run.Key(index), run.Tie(index), run.Payload(index));
            writer.Complete();
        }

        lock (_gate)
            _spilledBytes += run.Bytes;
    }

    /// <summary>A feed's last run stays in memory while all such runs together are no larger than one.</summary>
    internal void Complete(RunBuffer last, long count)
    {
        bool keep;
        lock (_gate)
        {
            keep = _keptBytes + last.Bytes <= _limit && _kept.Count < Fanout / 2;
            if (keep)
                _keptBytes += last.Bytes;
        }

        if (keep)
            last.Sort();
        else
            Spill(last);

        lock (_gate)
        {
            if (keep && last.Count > 0)
                _kept.Add(last);
            Count += count;
            _openFeeds--;
        }
    }

    /// <summary>Merges the oldest files into one, which takes its place behind the others.</summary>
    private void MergePass(CancellationToken cancellation)
    {
        var oldest = _files.Take(Fanout).ToArray();
        using (var tree = new LoserTree([.. oldest.Select(file => new FileRun(file, BufferBytes(oldest.Length)))]))
        using (var writer = new RunWriter(NewFile(), folder, BytesSpilled, oldest.Sum(file => new FileInfo(file).Length)))
        {
            for (var read = 0L; tree.Read(); read++)
            {
                if ((read & 0xFFF) == 0)
                    cancellation.ThrowIfCancellationRequested();
                writer.Write(tree.Key, tree.Tie, tree.Payload);
            }

            writer.Complete();
        }

        foreach (var file in oldest)
            File.Delete(file);
        _files.RemoveRange(0, oldest.Length);
    }

    private string NewFile()
    {
        lock (_gate)
        {
            var file = Path.Combine(folder, $"{name}-{_fileCount++:000000}.run");
            _files.Add(file);
            return file;
        }
    }

    private long BytesSpilled()
    {
        lock (_gate)
            return _spilledBytes;
    }

    /// <summary>All buffers of a merge together are about as large as one run.</summary>
    private int BufferBytes(int files) => Math.Clamp(_limit / Math.Max(1, files), FileRun.MinBuffer, 1 << 20);
}
