using Cairn.Model;
using Cairn.Warehouse.Loading;

namespace Cairn.Warehouse.Tests.Loading;

public sealed class LogBatchTests
{
    [Theory]
    [InlineData("2026-01-31T23:59:59.999Z", true)]
    [InlineData("2026-01-01T00:00:00.000Z", true)]
    [InlineData("2026-02-01T00:00:00.000Z", false)]
    [InlineData("2025-12-31T23:59:59.999Z", false)]
    public void A_batch_takes_events_of_one_month_only(string receivedAt, bool isTaken)
    {
        var batch = new LogBatch();
        batch.Begin(0, StoredOffsets.None);
        batch.SharesPartition(Time(receivedAt)).ShouldBeTrue();
        batch.Add(new Event { ReceivedAt = Time("2026-01-15T12:00:00Z") });
        batch.SharesPartition(Time(receivedAt)).ShouldBe(isTaken);
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00.000Z", true)]
    [InlineData("2026-02-01T00:00:00.000Z", false)]
    public void What_is_kept_out_shares_the_month_of_the_events(string receivedAt, bool isTaken)
    {
        var batch = new LogBatch();
        batch.Begin(0, StoredOffsets.None);
        batch.KeepOut(new Event { ReceivedAt = Time("2026-01-15T12:00:00Z") }, "consent_denied");
        (batch.KeptOut.Rows, batch.Events.Rows).ShouldBe((1, 0));
        batch.SharesPartition(Time(receivedAt)).ShouldBe(isTaken);
        batch.Add(new Event { ReceivedAt = Time("2026-01-31T12:00:00Z") });
        batch.SharesPartition(Time(receivedAt)).ShouldBe(isTaken);
    }

    [Fact]
    public void A_batch_that_is_used_again_takes_events_of_its_new_month()
    {
        var batch = new LogBatch();
        foreach (var month in new[] { "2026-01", "2026-02", "2026-01" })
        {
            batch.Begin(0, StoredOffsets.None);
            batch.Add(new Event { ReceivedAt = Time($"{month}-15T12:00:00Z") });
            batch.SharesPartition(Time($"{month}-16T12:00:00Z")).ShouldBeTrue();
        }
    }

    private static long Time(string text) => DateTimeOffset.Parse(text).ToUnixTimeMilliseconds();
}
