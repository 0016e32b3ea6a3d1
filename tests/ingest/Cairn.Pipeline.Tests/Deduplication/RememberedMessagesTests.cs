using Cairn.Pipeline.Deduplication;
using Cairn.Protocols.Wire;
using FsCheck.Fluent;
using FsCheck;

namespace Cairn.Pipeline.Tests.Deduplication;

public sealed class RememberedMessagesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(30)]
    public void Verdicts_are_those_of_a_dictionary_while_the_table_grows_and_days_expire(int days)
    {
        // Days go back at times, by less and by more than the window.
        var message =
            from id in Gen.Choose(0, 60)
            from content in Gen.Choose(0, 3)
            from step in Gen.Frequency((30, Gen.Constant(0)), (3, Gen.Constant(1)), (1, Gen.Choose(-2 * days, days + 1)))
            select (Key: Keys.Key((ulong)id, (uint)content), Step: step);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(1500), Prop.ForAll(message.ArrayOf().ToArbitrary(), messages =>
        {
            var model = new MessageModel(days);
            using var remembered = Small(days, maxBuckets: 64);
            var day = 100;
            foreach (var (key, step) in messages)
            {
                day = Math.Max(0, day + step);
                remembered.Add(key, day).ShouldBe(model.Add(key, day));
            }
            remembered.Table.ForgottenEarly.ShouldBe(0);
        }));
    }

    [Fact]
    public void An_id_may_come_with_any_number_of_contents()
    {
        const uint Contents = 5000;
        using var remembered = Small(30, maxBuckets: 1 << 10);
        remembered.Add(Keys.Key(1, 0), 1).ShouldBe(MessageStatus.New);
        for (var content = 1u; content < Contents; content++)
            remembered.Add(Keys.Key(1, content), 1).ShouldBe(MessageStatus.IdReused);
        for (var content = 0u; content < Contents; content++)
            remembered.Add(Keys.Key(1, content), 20).ShouldBe(MessageStatus.Duplicate);
        remembered.Table.Count.ShouldBe(Contents);
        remembered.Table.ForgottenEarly.ShouldBe(0);
        remembered.Add(Keys.Key(1, 7), 51).ShouldBe(MessageStatus.New);
        remembered.Table.Count.ShouldBe(1);
    }

    [Fact]
    public void A_full_table_forgets_its_oldest_days_first_and_says_so()
    {
        const int OfDay = 1000;
        using var remembered = Small(30, maxBuckets: 256);
        for (var day = 0; day < 20; day++)
        {
            foreach (var key in Keys.Range((ulong)(day * OfDay), OfDay))
                remembered.Add(key, day).ShouldBe(MessageStatus.New);
        }
        // Two partitions of 256 buckets of 8 slots have 4,096 of them.
        remembered.Table.Count.ShouldBeInRange(2500, 4096);
        remembered.Table.ForgottenEarly.ShouldBe((20 * OfDay) - remembered.Table.Count);
        remembered.Table.Bytes.ShouldBe(2 * 256 * 64);
        var since = remembered.Table.ForgottenDay + 1;
        since.ShouldBeInRange(16, 18);
        foreach (var key in Keys.Range((ulong)(since * OfDay), (20 - since) * OfDay))
            remembered.Add(key, 19).ShouldBe(MessageStatus.Duplicate);
    }

    [Fact]
    public void The_same_messages_get_the_same_verdicts_in_every_run_even_when_there_is_no_room()
    {
        Verdicts().ShouldBe(Verdicts());

        static MessageStatus[] Verdicts()
        {
            using var remembered = Small(30, maxBuckets: 16);
            return [.. Enumerable.Range(0, 20_000).Select(number =>
                remembered.Add(new MessageKey(Keys.Bits((ulong)(number % 7 * number % 900)), (uint)number % 2), number / 1000))];
        }
    }

    private static RememberedMessages Small(int days, int maxBuckets)
    {
        var window = new DayWindow(days);
        return new RememberedMessages(window, new IdTable(window, partitionBits: 1, minBits: 1, maxBuckets));
    }
}
