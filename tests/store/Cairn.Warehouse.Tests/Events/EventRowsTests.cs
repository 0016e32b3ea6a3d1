using Cairn.Model;
using Cairn.Warehouse.Events;

namespace Cairn.Warehouse.Tests.Events;

public sealed class EventRowsTests
{
    private static readonly string[] Texts = ["", "a", "Zoë", "{\"a\":\"\u20ac\"}", "x\0y", new('z', 127), new('z', 128), new('é', 64), new('q', 40_000), "😀"];

    [Fact]
    public async Task A_block_of_encoded_rows_is_byte_for_byte_that_of_the_events()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var (rows, made, copied) = (new EventRows(), new EventBlock(), new EventBlock());
        for (var round = 0; round < 20; round++)
        {
            rows.Clear();
            Event[] events = [.. Enumerable.Range(0, random.Next(1, 60)).Select(number => Any(random, (ulong)number))];
            foreach (var e in events)
                rows.Add(e);
            rows.Count.ShouldBe(events.Length);
            for (var row = 0; row < events.Length; row++)
            {
                made.Append(events[row]);
                rows.ReceivedAt(row).ShouldBe(events[row].ReceivedAt);
                copied.Append(rows, row, events[row].LogId, events[row].LogOffset);
            }
        }
        var (copy, original) = (await BytesOf(copied), await BytesOf(made));
        copy.AsSpan().SequenceEqual(original).ShouldBeTrue($"seed {seed}");
    }

    [Fact]
    public void Rows_may_be_copied_in_any_order_and_no_acts()
    {
        var rows = new EventRows();
        for (var number = 0; number < 3; number++)
            rows.Add(new Event { MessageId = $"m{number}", ReceivedAt = number });
        var block = new EventBlock();
        block.Append(rows, 2, "log", 7);
        block.Append(rows, 0, "log", 8);
        block.Rows.ShouldBe(2);
        Should.Throw<ArgumentOutOfRangeException>(() => rows.ReceivedAt(3));
    }

    private static Event Any(Random random, ulong offset)
    {
        string Text() => Texts[random.Next(Texts.Length)];
        return new Event
        {
            Name = Text(), Source = Text(), MessageId = Text(), UserId = Text(), AnonymousId = Text(), SessionId = Text(), Platform = Text(),
            OccurredAt = random.NextInt64(-1000, 1L << 42), ReceivedAt = random.NextInt64(0, 1L << 42),
            Identifiers = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new Identifier(Text(), Text()))],
            Traffic = new TrafficSource
            {
                Channel = Text(), UtmSource = Text(), UtmMedium = Text(), UtmCampaign = Text(), UtmContent = Text(), UtmTerm = Text(),
                Referrer = Text(), ClickIdType = Text(), ClickId = Text(), PageUrl = Text(),
                VisitSource = Text(), VisitMedium = Text(), VisitCampaign = Text(),
            },
            Value = random.Next(3) == 0 ? null : random.NextInt64() / 1e6m * (random.Next(2) == 0 ? 1 : -1),
            Currency = Text(), OrderId = Text(), Properties = Text(), Flags = Text(), LogId = "spool/2026-01-01-000000", LogOffset = offset,
        };
    }

    private static async Task<byte[]> BytesOf(EventBlock block)
    {
        using var stream = new MemoryStream();
        await block.WriteToAsync(stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }
}
