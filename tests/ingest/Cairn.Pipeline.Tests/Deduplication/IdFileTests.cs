using Cairn.Pipeline.Deduplication;
using Cairn.Protocols.Wire;

namespace Cairn.Pipeline.Tests.Deduplication;

public sealed class IdFileTests
{
    private const int Blocks = 4, KeysOfBlock = 3;
    private const int BlockBytes = IdBlock.Bytes + (KeysOfBlock * 12);

    [Fact]
    public void A_file_that_was_torn_anywhere_keeps_the_blocks_before_and_goes_on_there()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "log.ids");
        var whole = Written(path);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            KeptAndRepaired(path, whole).ShouldBe(length / BlockBytes);
        }
    }

    [Fact]
    public void A_bit_that_flipped_anywhere_costs_its_block_and_those_behind_it()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "log.ids");
        var whole = Written(path);
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var flipped = whole.ToArray();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(path, flipped);
            KeptAndRepaired(path, whole).ShouldBe(bit / 8 / BlockBytes);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(9, 0)]
    [InlineData(10, 1)]
    [InlineData(39, 3)]
    [InlineData(40, 4)]
    public void What_is_not_stored_is_cut_off_by_whole_blocks(ulong stored, int blocks)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "log.ids");
        Written(path);
        var file = new IdFile(path, "log");
        var read = Read(file, stored);
        read.Count.ShouldBe(blocks);
        file.CoveredTo.ShouldBe((ulong)blocks * 10);
        new FileInfo(path).Length.ShouldBe(blocks * BlockBytes);
    }

    [Fact]
    public void The_checksum_is_the_standards()
    {
        // RFC 3720, B.4, as bytes in the order of the wire.
        IdBlock.Crc32C([], new byte[32]).ShouldBe(0x8A9136AAu);
        IdBlock.Crc32C(new byte[5], new byte[27]).ShouldBe(0x8A9136AAu);
        IdBlock.Crc32C([], [.. Enumerable.Range(0, 32).Select(number => (byte)number)]).ShouldBe(0x46DD794Eu);
    }

    /// <summary>How many blocks were kept; what is missing is appended again and must give the whole file.</summary>
    private static int KeptAndRepaired(string path, byte[] whole)
    {
        var file = new IdFile(path, "log");
        var kept = Read(file, ulong.MaxValue);
        for (var block = 0; block < kept.Count; block++)
        {
            kept[block].Day.ShouldBe(100 + block);
            kept[block].Keys.ShouldBe(Keys.Range((ulong)block * 10, KeysOfBlock));
        }
        for (var block = kept.Count; block < Blocks; block++)
            Append(file, block);
        File.ReadAllBytes(path).ShouldBe(whole);
        return kept.Count;
    }

    private static List<(int Day, MessageKey[] Keys)> Read(IdFile file, ulong stored)
    {
        var read = new List<(int, MessageKey[])>();
        file.ReadAndCut(stored, (day, keys) => read.Add((day, keys.ToArray())));
        return read;
    }

    private static byte[] Written(string path)
    {
        var file = new IdFile(path, "log");
        for (var block = 0; block < Blocks; block++)
            Append(file, block);
        return File.ReadAllBytes(path);
    }

    private static void Append(IdFile file, int block) =>
        file.Append(100 + block, (ulong)block * 10, (ulong)(block + 1) * 10, Keys.Range((ulong)block * 10, KeysOfBlock));
}
