using System.Buffers.Binary;
using System.Numerics;
using Cairn.Data;
using Microsoft.Win32.SafeHandles;

namespace Cairn.Spool.Files;

/// <summary>
/// Fixes the write-ahead log of a process that died, before SQLite sees it. SQLite reads a log to the first frame that is not
/// what was written and forgets all that follow: with a log of acknowledged requests one bit would cost every one behind it.
/// </summary>
/// <remarks>
/// A bit that has changed is found by the frame's checksum and turned back, if only one will do. Of another frame that stands
/// before a later commit, so that its group was written to its end, the page is taken as it is: a request in it that has
/// changed is told by its own checksum. In the last group nobody can tell more than a changed bit from what was never written
/// to its end, so that is left to SQLite, which drops it. Before the first byte is changed the log is copied.
/// </remarks>
internal sealed class WalRepairer
{
    /// <summary>What the name of a log's copy from before it was fixed has behind that of the log.</summary>
    public const string CopyExtension = ".unrepaired";

    private const int HeaderBytes = 32, PageSizeAt = 8, SaltAt = 16, ChecksumAt = 24;
    private const uint LittleEndian = 0x377F0682;
    private const int MinPage = 512, MaxPage = 1 << 16;

    /// <summary>Looking for a bit takes a tenth of a second for each frame.</summary>
    private const int MaxSearches = 8;

    private readonly string _path;
    private readonly SafeFileHandle _file;
    private readonly WalFrame _frame;
    private readonly ulong _salt;
    private readonly WalChecksum _seed;
    private long _firstBad = -1, _lastCommit = -1;
    private int _searches;
    private bool _isCopied;

    private WalRepairer(string path, SafeFileHandle file, ReadOnlySpan<byte> header)
    {
        (_path, _file) = (path, file);
        _frame = new WalFrame(new byte[WalFrame.HeadBytes + BinaryPrimitives.ReadInt32BigEndian(header[PageSizeAt..])]);
        _salt = BinaryPrimitives.ReadUInt64BigEndian(header[SaltAt..]);
        _seed = WalChecksum.Read(header[ChecksumAt..]);
    }

    /// <summary>Fixes a log.</summary>
    /// <param name="path">The log, which no process has open.</param>
    /// <returns>How many of its frames were not what was written and are of use again.</returns>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static int Repair(string path)
    {
        if (!File.Exists(path))
            return 0;
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        var header = new byte[HeaderBytes];
        if (RandomAccess.Read(file, header, 0) < HeaderBytes || !IsGood(header))
            return 0;
        var repairer = new WalRepairer(path, file, header);
        var repaired = repairer.TurnBitsBack();
        repaired += repairer.TakeAsTheyAre();
        if (repaired > 0)
            RandomAccess.FlushToDisk(file);
        return repaired;
    }

    private static bool IsGood(ReadOnlySpan<byte> header) =>
        BinaryPrimitives.ReadUInt32BigEndian(header) == LittleEndian
        && BinaryPrimitives.ReadInt32BigEndian(header[PageSizeAt..]) is >= MinPage and <= MaxPage
        && WalChecksum.Read(header[ChecksumAt..]) == default(WalChecksum).Add(header[..ChecksumAt]);

    /// <summary>Looks at every frame against the checksum that the frame before it carries, so that one that is bad spoils no other.</summary>
    private int TurnBitsBack()
    {
        var (before, turned) = (_seed, 0);
        for (var at = (long)HeaderBytes; TryRead(at); at += _frame.Bytes.Length)
        {
            var isGood = _frame.IsGood(_salt, before);
            var isWhole = isGood;
            if (!isGood && _searches < MaxSearches && IsOfThisRound())
            {
                _searches++;
                var bits = _frame.TurnBitBack(_salt, before);
                (isGood, isWhole) = (bits == 1, bits > 0);
                if (isGood)
                {
                    turned++;
                    Write(_frame.Bytes, at);
                }
            }
            if (isWhole && _frame.IsCommit)
                _lastCommit = at;
            if (!isGood && _firstBad < 0)
                _firstBad = at;
            before = _frame.Checksum;
        }
        return turned;
    }

    /// <summary>Gives bad frames before the last good commit, and all that stand behind them, the checksums of what they hold.</summary>
    private int TakeAsTheyAre()
    {
        if (_firstBad < 0 || _lastCommit < _firstBad)
            return 0;
        var (held, before, taken) = (_seed, _seed, 0);
        for (var at = (long)HeaderBytes; at <= _lastCommit && TryRead(at); at += _frame.Bytes.Length)
        {
            taken += _frame.IsGood(_salt, held) ? 0 : 1;
            held = _frame.Checksum;
            (_frame.Salt, before) = (_salt, _frame.ComputeFrom(before));
            _frame.Checksum = before;
            if (at >= _firstBad)
                Write(_frame.Bytes.AsSpan(0, WalFrame.HeadBytes), at);
        }
        return taken;
    }

    private void Write(ReadOnlySpan<byte> bytes, long at)
    {
        if (!_isCopied)
            Copy();
        _isCopied = true;
        RandomAccess.Write(_file, bytes, at);
    }

    /// <summary>
    /// Keeps the log as it was found, for whoever knows more about it. Repairing needs no copy (it takes nothing away that SQLite would
    /// read), so a disk without room for one does not keep acknowledged requests from being read.
    /// </summary>
    private void Copy()
    {
        var (copy, draft) = (_path + CopyExtension, _path + CopyExtension + ".part");
        // Whoever died while fixing has left a log that is fixed in part; the copy is of what stood there before.
        if (File.Exists(copy))
            return;
        try
        {
            File.Copy(_path, draft, overwrite: true);
            using (var made = File.OpenHandle(draft, FileMode.Open, FileAccess.ReadWrite))
                RandomAccess.FlushToDisk(made);
            File.Move(draft, copy);
            FolderSync.Flush(Path.GetDirectoryName(Path.GetFullPath(copy))!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SpoolFileException)
        {
            File.Delete(draft);
        }
    }

    /// <summary>A frame of an earlier round, which nobody wrote over yet, has another salt in more than a bit.</summary>
    private bool IsOfThisRound() => BitOperations.PopCount(_frame.Salt ^ _salt) <= 1;

    private bool TryRead(long at) => RandomAccess.Read(_file, _frame.Bytes, at) == _frame.Bytes.Length;
}
