using System.Text;

namespace Cairn.Warehouse.Tests.Rows;

public sealed class RowStreamTests
{
    [Fact]
    public async Task ten_times_the_rows_make_no_more_garbage()
    {
        const int Rows = 20_000;
        var (few, many) = (Answer(Rows), Answer(10 * Rows));
        await AllocatedAsync(few, Rows);
        var once = await AllocatedAsync(few, Rows);
        (await AllocatedAsync(many, 10 * Rows)).ShouldBeLessThan(once + Rows);
    }

    [Fact]
    public async Task a_row_longer_than_the_buffer_is_read_whole()
    {
        var text = new string('x', 3_000_000);
        var bytes = new MemoryStream();
        bytes.Write([1, 1, (byte)'s', 6]);
        bytes.Write("String"u8);
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            for (var i = 0; i < 3; i++) writer.Write(text);
        }

        bytes.Position = 0;
        await using var rows = await RowStream.OpenAsync("test", bytes, watch: null, CancellationToken.None);
        var count = 0;
        while (await rows.ReadAsync())
        {
            rows.ReadString().ShouldBe(text);
            count++;
        }

        count.ShouldBe(3);
    }

    [Fact]
    public async Task columns_that_are_not_taken_are_skipped_and_one_too_many_is_an_error()
    {
        await using var rows = await RowStream.OpenAsync("test", Answer(3), watch: null, CancellationToken.None);
        (await rows.ReadAsync()).ShouldBeTrue();
        (await rows.ReadAsync()).ShouldBeTrue();
        rows.ReadUInt64().ShouldBe(1UL);
        rows.ReadString().ShouldBe("person 1");
        Should.Throw<InvalidOperationException>(() => rows.ReadInt64()).Message.ShouldContain("2 columns");
    }

    /// <summary>What reading the answer allocates, in bytes. It is in memory, so that no read leaves this thread.</summary>
    private static async Task<long> AllocatedAsync(Stream answer, int rows)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sum = await Sum(answer);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        sum.ShouldBe((ulong)rows * (ulong)(rows - 1) / 2);
        return allocated;
    }

    private static async Task<ulong> Sum(Stream answer)
    {
        answer.Position = 0;
        var rows = await RowStream.OpenAsync("test", answer, watch: null, CancellationToken.None);
        ulong sum = 0;
        while (await rows.ReadAsync())
        {
            sum += rows.ReadUInt64();
            if (rows.ReadStringBytes().Length < 8) return 0;
        }

        return sum;
    }

    private static MemoryStream Answer(int rows)
    {
        var bytes = new MemoryStream();
        bytes.Write([2, 1, (byte)'n', 1, (byte)'p', 6]);
        bytes.Write("UInt64"u8);
        bytes.Write([6]);
        bytes.Write("String"u8);
        using var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true);
        for (var i = 0; i < rows; i++)
        {
            writer.Write((ulong)i);
            writer.Write($"person {i}");
        }

        writer.Flush();
        bytes.Position = 0;
        return bytes;
    }
}
