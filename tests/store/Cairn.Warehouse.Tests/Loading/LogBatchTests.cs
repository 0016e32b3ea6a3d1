using Cairn.Model;
using Cairn.Warehouse.Events;
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
        var batch = Batches.Begun();
        batch.TakesMonthOf(Time(receivedAt)).ShouldBeTrue();
        foreach (var month in new[] { "2026-01", "2026-02", "2025-12" })
            batch.Add(new Event { ReceivedAt = Time($"{month}-15T12:00:00Z") });
        batch.TakesMonthOf(Time(receivedAt)).ShouldBe(isTaken);
    }

    [Fact]
    public void Each_table_and_month_has_a_block_of_its_own_in_the_order_in_which_they_are_stored()
    {
        var batch = Batches.Begun();
        batch.Suppress(new Event { ReceivedAt = Time("2026-01-15T12:00:00Z") }, "consent_denied");
        batch.Add(new Event { ReceivedAt = Time("2026-02-15T12:00:00Z") });
        batch.Add(new Event { ReceivedAt = Time("2026-01-15T12:00:00Z") });
        batch.Add(new Event { ReceivedAt = Time("2026-01-16T12:00:00Z") });

        (batch.Events, batch.Quarantined, batch.Suppressed).ShouldBe((3, 0, 1));
        batch.Blocks.Where(block => block.Rows > 0).Select(block => (block.GetType().Name, block.Rows))
            .ShouldBe([("EventBlock", 2), ("EventBlock", 1), ("SuppressedBlock", 1)]);
    }

    [Fact]
    public void A_batch_that_is_used_again_takes_records_of_other_months()
    {
        var batch = new LogBatch();
        foreach (var month in new[] { "2026-01", "2026-02", "2026-03", "2026-04", "2026-01" })
        {
            batch.Begin(0, TakenOffsets.None);
            batch.Add(new Event { ReceivedAt = Time($"{month}-15T12:00:00Z") });
            batch.TakesMonthOf(Time($"{month}-16T12:00:00Z")).ShouldBeTrue();
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
        batch.Begin((ulong)from, TakenOffsets.None);
        while (!batch.IsFull)
        {
            for (var i = 0; i < atOnce; i++)
            {
                batch.Advance(batch.To);
                batch.Add(large);
            }
            batch.Events.ShouldBeLessThan((int)(LogBatch.MaxBytes / bytes) + slack);
        }
        batch.Begin(0, TakenOffsets.None);
        batch.IsFull.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public void A_batch_is_full_when_it_has_as_many_records_as_it_may(ulong from)
    {
        var batch = Batches.Begun(from);
        for (ulong i = 1; i < LogBatch.MaxRecords; i++)
            batch.Advance(batch.To);
        batch.IsFull.ShouldBeFalse();
        batch.Advance(batch.To);
        batch.IsFull.ShouldBeTrue();
        (batch.From, batch.To).ShouldBe((from, from + LogBatch.MaxRecords));
    }

    [Fact]
    public void What_would_lie_beyond_the_offsets_that_were_asked_for_belongs_to_the_next_batch()
    {
        var batch = Batches.Begun(1000);
        batch.Takes(LogBatch.MaxRecords + 5).ShouldBeTrue("by itself it has a batch of its own");
        batch.Advance(batch.To);
        batch.Takes(LogBatch.MaxRecords - 1).ShouldBeTrue();
        batch.Takes(LogBatch.MaxRecords).ShouldBeFalse();
    }

    [Fact]
    public void Bytes_count_whichever_table_and_month_they_are_for()
    {
        var (batch, part) = (Batches.Begun(), new string('x', 1 << 20));
        string[] months = ["2026-01", "2026-02", "2026-03"];
        var added = 0L;
        while (!batch.IsFull)
        {
            var at = Time($"{months[batch.To % 3]}-15T12:00:00Z");
            if (batch.To % 2 == 0)
                batch.Reject(Batches.Rejected(at), System.Text.Encoding.ASCII.GetBytes(part));
            else
                batch.Suppress(new Event { ReceivedAt = at, MessageId = part }, "consent_denied");
            batch.Advance(batch.To);
            added += part.Length;
            added.ShouldBeLessThan(2 * LogBatch.MaxBytes);
        }
        added.ShouldBeGreaterThanOrEqualTo(LogBatch.MaxBytes / 2);
    }

    [Fact]
    public void Records_follow_each_other()
    {
        var batch = Batches.Begun(7);
        batch.Advance(7);
        batch.Advance(8);
        batch.To.ShouldBe(9UL);
        Should.Throw<InvalidOperationException>(() => batch.Advance(8)).Message.ShouldBe("record 8 does not follow 9");
        Should.Throw<InvalidOperationException>(() => batch.Advance(10));
    }

    [Fact]
    public void Records_that_are_stored_already_are_counted()
    {
        var stored = new TakenOffsets(5, 3);
        stored.Add(6);
        var batch = Batches.Begun(5, stored);
        for (var offset = 5UL; offset < 8; offset++)
            batch.Advance(offset);
        batch.AlreadyStored.ShouldBe(1);
    }

    [Fact]
    public void Every_month_counts_and_a_new_beginning_forgets_all()
    {
        var batch = Batches.Mixed();
        batch.Reject(Batches.Rejected(Time("2026-02-15T12:00:00Z")), "raw"u8);
        batch.Suppress(new Event { ReceivedAt = Time("2026-03-15T12:00:00Z") }, "consent_denied");
        (batch.Events, batch.Quarantined, batch.Suppressed).ShouldBe((3, 3, 2));
        batch.Begin(20, TakenOffsets.None);
        (batch.Events, batch.Quarantined, batch.Suppressed, batch.From, batch.To, batch.AlreadyStored).ShouldBe((0, 0, 0, 20UL, 20UL, 0));
    }

    [Fact]
    public void Encoded_events_go_to_the_month_in_which_they_were_received()
    {
        var rows = new EventRows();
        foreach (var month in new[] { "2026-01", "2026-02", "2026-02" })
            rows.Add(new Event { ReceivedAt = Time($"{month}-15T12:00:00Z") });
        var batch = Batches.Begun();
        for (var row = 0; row < rows.Count; row++)
            batch.Add(rows, row, "log", (ulong)row);
        batch.Blocks.Where(block => block.Rows > 0).Select(block => block.Rows).ShouldBe([1, 2]);
    }

    [Fact]
    public void A_fourth_month_is_not_taken()
    {
        var batch = Batches.Begun();
        foreach (var month in new[] { "2026-01", "2026-02", "2026-03" })
            batch.Add(new Event { ReceivedAt = Time($"{month}-15T12:00:00Z") });
        Should.Throw<InvalidOperationException>(() => batch.Add(new Event { ReceivedAt = Time("2026-04-15T12:00:00Z") })).Message.ShouldContain("3 other months");
    }

    private static long Time(string text) => Batches.Time(text);
}
