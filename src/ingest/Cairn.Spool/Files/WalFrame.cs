using System.Buffers.Binary;
using System.Numerics;

namespace Cairn.Spool.Files;

/// <summary>One frame of a write-ahead log, which is a page with a head before it (SQLite's file format, section 4.2).</summary>
/// <param name="bytes">Head and page.</param>
internal sealed class WalFrame(byte[] bytes)
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
    public WalChecksum Checksum
    {
        get => WalChecksum.Read(bytes.AsSpan(ChecksumAt));
        set => value.Write(bytes.AsSpan(ChecksumAt));
    }

    /// <summary>The checksum that it should carry behind a frame with a given one.</summary>
    public WalChecksum ComputeFrom(WalChecksum before) => before.Add(bytes.AsSpan(0, SaltAt)).Add(bytes.AsSpan(HeadBytes));

    /// <summary>Whether it is what was written, in this round of the log and behind that frame.</summary>
    public bool IsGood(ulong salt, WalChecksum before) => Salt == salt && Checksum == ComputeFrom(before);

    /// <summary>
    /// Looks for a bit with which it is good again, and turns it back when only one will do: the checksum does not tell the
    /// upper bits of all words apart.
    /// </summary>
    /// <returns>How many bits would do; 0: more than a bit has changed, or it was never written to its end.</returns>
    public int TurnBitBack(ulong salt, WalChecksum before)
    {
        if (BitOperations.PopCount(Salt ^ salt) > 1)
            return 0;
        var computed = ComputeFrom(before);
        if (Salt != salt || computed.DiffersByOneBit(Checksum))
        {
            if (Salt != salt && computed != Checksum)
                return 0;
            (Salt, Checksum) = (salt, computed);
            return 1;
        }
        var (found, last) = (0, 0);
        for (var bit = 0; bit < bytes.Length * 8; bit = bit + 1 == SaltAt * 8 ? HeadBytes * 8 : bit + 1)
        {
            Turn(bit);
            if (ComputeFrom(before) == Checksum)
                (found, last) = (found + 1, bit);
            Turn(bit);
        }
        if (found == 1)
            Turn(last);
        return found;
    }

    private void Turn(int bit) => bytes[bit >> 3] ^= (byte)(1 << (bit & 7));
}
