using System.Buffers.Binary;

namespace Cairn.Faults.Damage;

/// <summary>
/// The write-ahead log of a spool file whose process is dead (SQLite's file format, section 4), to be torn and scrambled behind
/// its last frame as a write that never ended would leave it.
/// </summary>
internal sealed class WriteAheadLogFile(string path)
{
    private const int HeaderBytes = 32;
    private const int FrameHeaderBytes = 24;
    private const int PageSizeAt = 8, SaltAt = 16, SaltBytes = 8, FrameSaltAt = 8;

    /// <summary>The log of the newest spool file that has one; null when none has.</summary>
    public static WriteAheadLogFile? Newest(string spool) =>
        Directory.EnumerateFiles(spool, "*.db-wal").Where(file => new FileInfo(file).Length > HeaderBytes).Max() is { } newest
            ? new WriteAheadLogFile(newest)
            : null;

    public string Path => path;

    /// <summary>Writes noise behind the last frame.</summary>
    public void AppendNoise(Random random)
    {
        var noise = new byte[random.Next(1, 40_000)];
        random.NextBytes(noise);
        Append(noise);
    }

    /// <summary>Writes a frame as its process left it when it died between head and page: the head is right, the page is another.</summary>
    public void AppendScrambledFrame(Random random) => Append(LastFrame(random));

    /// <summary>The same, cut in the middle.</summary>
    public void AppendTornFrame(Random random)
    {
        var frame = LastFrame(random);
        Append(frame.AsSpan(0, random.Next(1, frame.Length)));
    }

    /// <summary>Takes the index of the log away, which every process can make again.</summary>
    public void DeleteSharedMemory() => File.Delete(path[..^"wal".Length] + "shm");

    /// <summary>What a disk leaves that never wrote what it had confirmed.</summary>
    public void Truncate() => File.WriteAllBytes(path, []);

    private byte[] LastFrame(Random random)
    {
        var bytes = File.ReadAllBytes(path);
        var frame = FrameBytes(bytes);
        var last = bytes.AsSpan((int)End(bytes) - frame, frame).ToArray();
        random.NextBytes(last.AsSpan(FrameHeaderBytes + random.Next(frame / 2)));
        return last;
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        var end = End(File.ReadAllBytes(path));
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
        RandomAccess.Write(file, bytes, end);
    }

    /// <summary>Behind the last frame of the log's present round; what may follow is of earlier ones.</summary>
    private static long End(byte[] bytes)
    {
        var (frame, at) = (FrameBytes(bytes), HeaderBytes);
        while (at + frame <= bytes.Length && bytes.AsSpan(at + FrameSaltAt, SaltBytes).SequenceEqual(bytes.AsSpan(SaltAt, SaltBytes)))
            at += frame;
        return at;
    }

    private static int FrameBytes(byte[] bytes) => FrameHeaderBytes + BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(PageSizeAt));
}
