using Cairn.Pipeline.Deduplication;

namespace Cairn.Pipeline.Tests.Deduplication;

public sealed unsafe class IdTableTests
{
    private const int Day = 9;

    [Fact]
    public void Ninety_five_of_a_hundred_slots_can_be_filled_and_nothing_is_lost_on_the_way()
    {
        const int Buckets = 1000;
        const int Ids = Buckets * 8 / 100 * 95;
        using var table = Table(partitionBits: 0, minBits: 3, Buckets);
        for (var number = 0; number < Ids; number++)
        {
            var id = Keys.Bits((ulong)number);
            ((nint)table.Find(id)).ShouldBe(0);
            table.Add(id, Payload(number));
        }
        (table.Count, table.ForgottenEarly, table.Bytes).ShouldBe((Ids, 0, Buckets * 64));
        for (var number = 0; number < Ids; number++)
            Slot.Payload(*table.Find(Keys.Bits((ulong)number))).ShouldBe(Payload(number));
    }

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 5, 33)]
    [InlineData(3, 2, 1000)]
    [InlineData(12, 6, 64)]
    public void Any_number_of_buckets_tells_ids_apart_to_the_last_bit_that_counts(int partitionBits, int minBits, int maxBuckets)
    {
        using var table = Table(partitionBits, minBits, maxBuckets);
        table.IdBits.ShouldBe(partitionBits + minBits + 34);
        var unit = 1UL << (64 - table.IdBits);
        foreach (var id in (ulong[])[0, unit, 2 * unit, 0UL - unit, 0UL - (2 * unit)])
        {
            ((nint)table.Find(id)).ShouldBe(0);
            table.Add(id, Payload(1));
            ((nint)table.Find(id)).ShouldNotBe(0);
            ((nint)table.Find(id + unit - 1)).ShouldBe((nint)table.Find(id));
        }
    }

    [Fact]
    public void Ids_stay_themselves_however_often_they_are_dealt_out_again()
    {
        using var table = Table(partitionBits: 2, minBits: 2, maxBuckets: 5000);
        var neighbours = 1UL << (64 - table.IdBits);
        for (var number = 0; number < 100_000; number++)
        {
            var id = Keys.Bits((ulong)number / 4) + ((ulong)number % 4 * neighbours);
            if (table.Find(id) is null)
                table.Add(id, Payload(number));
        }
        table.ForgottenEarly.ShouldBe(0);
        for (var number = 0; number < 100_000; number++)
            ((nint)table.Find(Keys.Bits((ulong)number / 4) + ((ulong)number % 4 * neighbours))).ShouldNotBe(0);
        var before = table.Count;
        table.Keep(~0u);
        table.Count.ShouldBe(before);
        table.Keep(~(1u << DayWindow.Code(Day)));
        table.Count.ShouldBe(0);
    }

    [Fact]
    public void Ids_made_to_fall_into_the_same_place_cost_their_sender_and_nobody_else()
    {
        using var table = Table(partitionBits: 4, minBits: 2, maxBuckets: 50);
        var others = Enumerable.Range(0, 2000).Select(number => Keys.Bits((ulong)number)).Where(id => id >> 60 != 0).ToArray();
        foreach (var id in others)
            table.Add(id, Payload(1));
        // They differ in their lowest bits alone, so that all of them have the same first bucket.
        var unit = 1UL << (64 - table.IdBits);
        for (var number = 0UL; number < 10_000; number++)
            table.Add(number * unit, Payload(2));
        table.ForgottenEarly.ShouldBeGreaterThan(9000);
        table.ForgottenDay.ShouldBe(Day);
        foreach (var id in others)
            ((nint)table.Find(id)).ShouldNotBe(0);
    }

    [Fact]
    public void Room_that_was_asked_for_is_there()
    {
        using var table = Table(partitionBits: 4, minBits: 2, maxBuckets: 500);
        table.Expect(16 * 400 * 8 * 4 / 5);
        table.Bytes.ShouldBeInRange(16 * 400 * 64, 16 * 402 * 64);
        table.Expect(long.MaxValue / 8);
        table.Bytes.ShouldBe(16 * 500 * 64);
    }

    private static uint Payload(int content) => Slot.Payload((uint)content, DayWindow.Code(Day));

    private static IdTable Table(int partitionBits, int minBits, int maxBuckets)
    {
        var window = new DayWindow(30);
        window.Advance(Day);
        return new IdTable(window, partitionBits, minBits, maxBuckets);
    }
}
