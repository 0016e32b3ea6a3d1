using Cairn.Model;
using Cairn.Warehouse.Loading;

namespace Cairn.Warehouse.Tests.Loading;

public sealed class LogBatchTests
{
    [Theory]
    [InlineData("2026-01-31T23:59:59.999Z", true)]
    [InlineData("2026-02-01T00:00:00.000Z", true)]
    [InlineData("2025-12-31T23:59:59.999Z", true)]
    [InlineData("2026-03-01T00:00:00.000Z", false)]
    [InlineData("2025-11-30T23:59:59.999Z", false)]
    public void A_batch_takes_records_of_three_months_only(string receivedAt, bool isTaken)
    {
        var batch = Begun();
        batch.HasPlaceFor(Time(receivedAt)).ShouldBeTrue();
        foreach (var month in new[] { "2026-01", "2026-02", "2025-12" })
            batch.Add(new Event { ReceivedAt = Time($"{month}-15T12:00:00Z") });
        batch.HasPlaceFor(Time(receivedAt)).ShouldBe(isTaken);
    }

    [Fact]
    public void Each_table_and_month_has_a_block_of_its_own_in_the_order_in_which_they_are_stored()
    {
        var batch = Begun();
        batch.KeepOut(new Event { ReceivedAt = Time("2026-01-15T12:00:00Z") }, "consent_denied");
        batch.Add(new Event { ReceivedAt = Time("2026-02-15T12:00:00Z") });
        batch.Add(new Event { ReceivedAt = Time("2026-01-15T12:00:00Z") });
        batch.Add(new Event { ReceivedAt = Time("2026-01-16T12:00:00Z") });

        (batch.Events, batch.Quarantined, batch.KeptOut).ShouldBe((3, 0, 1));
        batch.Blocks.Where(block => block.Rows > 0).Select(block => (block.GetType().Name, block.Rows))
            .ShouldBe([("EventBlock", 2), ("EventBlock", 1), ("KeptOutBlock", 1)]);
    }

    [Fact]
    public void A_batch_that_is_used_again_takes_records_of_other_months()
    {
        var batch = new LogBatch();
        foreach (var month in new[] { "2026-01", "2026-02", "2026-03", "2026-04", "2026-01" })
        {
            batch.Begin(0, StoredOffsets.None);
            batch.Add(new Event { ReceivedAt = Time($"{month}-15T12:00:00Z") });
            batch.HasPlaceFor(Time($"{month}-16T12:00:00Z")).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(7, 50)]
    public void A_batch_is_full_soon_after_its_bytes_are_wherever_it_begins_and_however_many_come_at_once(int from, int atOnce)
    {
        const int bytes = 1 << 20, slack = 200;
        var large = new Event { ReceivedAt = Time("2026-01-15T12:00:00Z"), Properties = new string('x', bytes) };
        var batch = new LogBatch();
        batch.Begin((ulong)from, StoredOffsets.None);
        while (!batch.IsFull)
        {
            for (var i = 0; i < atOnce; i++)
            {
                batch.Advance(batch.To);
                batch.Add(large);
            }
            batch.Events.ShouldBeLessThan((int)(LogBatch.MostBytes / bytes) + slack);
        }
        batch.Begin(0, StoredOffsets.None);
        batch.IsFull.ShouldBeFalse();
    }

    private static LogBatch Begun()
    {
        var batch = new LogBatch();
        batch.Begin(0, StoredOffsets.None);
        return batch;
    }

    private static long Time(string text) => DateTimeOffset.Parse(text).ToUnixTimeMilliseconds();
}
