using System.Buffers.Binary;
using System.Numerics;

namespace Cairn.Collect.Spooling.Files;

/// <summary>One frame of a write-ahead log, which is a page with a head before it (SQLite's file format, section 4.2).</summary>
/// <param name="bytes">Head and page.</param>
internal sealed class LogFrame(byte[] bytes)
{
    /// <summary>Bytes of the head: page number, size of the database after a commit, two salts, two checksums.</summary>
    public const int HeadBytes = 24;

    private const int CommitAt = 4, SaltAt = 8, ChecksumAt = 16;

    public byte[] Bytes => bytes;

    /// <summary>Whether a transaction ends with it.</summary>
    public bool IsCommit => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(CommitAt)) != 0;

    /// <summary>Says which round of the log it belongs to: the log is written from its beginning again and again.</summary>
    public ulong Salt
    {
        get => BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(SaltAt));
        set => BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(SaltAt), value);
    }

    /// <summary>The checksum that it carries.</summary>
    public LogChecksum Checksum
    {
        get => LogChecksum.Read(bytes.AsSpan(ChecksumAt));
        set => value.Write(bytes.AsSpan(ChecksumAt));
    }

    /// <summary>The checksum that it should carry behind a frame with a given one.</summary>
    public LogChecksum ComputeFrom(LogChecksum before) => before.Add(bytes.AsSpan(0, SaltAt)).Add(bytes.AsSpan(HeadBytes));

    /// <summary>Whether it is what was written, in this round of the log and behind that frame.</summary>
    public bool IsGood(ulong salt, LogChecksum before) => Salt == salt && Checksum == ComputeFrom(before);

    /// <summary>Finds the one bit with which it is good again, and turns it back.</summary>
    /// <returns>False when there is none: more than a bit has changed, or it was never written to its end.</returns>
    public bool TryTurnBitBack(ulong salt, LogChecksum before)
    {
        if (BitOperations.PopCount(Salt ^ salt) > 1)
            return false;
        var computed = ComputeFrom(before);
        if (Salt != salt || computed.DiffersByOneBit(Checksum))
        {
            var isGood = Salt == salt || computed == Checksum;
            (Salt, Checksum) = (salt, isGood ? computed : Checksum);
            return isGood;
        }
        return TryTurn(0, SaltAt, before) || TryTurn(HeadBytes, bytes.Length, before);
    }

    private bool TryTurn(int from, int to, LogChecksum before)
    {
        for (var bit = from * 8; bit < to * 8; bit++)
        {
            bytes[bit >> 3] ^= (byte)(1 << (bit & 7));
            if (ComputeFrom(before) == Checksum)
                return true;
            bytes[bit >> 3] ^= (byte)(1 << (bit & 7));
        }
        return false;
    }
}
