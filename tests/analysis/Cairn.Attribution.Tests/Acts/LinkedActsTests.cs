using Cairn.Attribution.Acts;
using Cairn.Attribution.Trails;
using Cairn.Model;

namespace Cairn.Attribution.Tests.Acts;

public sealed class LinkedActsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    [InlineData(100_000)]
    public async Task Acts_come_back_person_by_person_in_order_of_time_whether_they_were_in_memory_or_not(int maxHeld)
    {
        var random = new Random(3);
        var persons = Enumerable.Range(0, 40).Select(_ => (ulong)random.NextInt64(long.MinValue, long.MaxValue)).ToArray();
        using var linked = new LinkedActs(maxHeld);
        var given = Enumerable.Range(0, 5_000).Select(i => new Act { Person = persons[random.Next(40)], At = random.Next(1_000), Amount = i, Order = (ulong)i }).ToArray();
        foreach (var act in given)
            linked.Add(act);
        var back = new List<Act>();
        await linked.DrainAsync(new ActTable(), new ActTable(), (in Act act) => back.Add(act));

        back.Select(static act => act.Person).Distinct().ShouldBe(persons.Order());
        back.Select(static act => (act.Person, act.At)).ShouldBe(back.Select(static act => (act.Person, act.At)).Order());
        back.OrderBy(static act => act.Order).ShouldBe(given);
    }

    [Fact]
    public void More_acts_of_a_few_people_than_can_be_put_in_order_are_told()
    {
        using var linked = new LinkedActs(maxOfPart: 100);
        for (var i = 0; i < 100; i++)
            linked.Add(new Act { Person = 7, At = i });
        linked.Add(new Act { Person = ulong.MaxValue });
        var told = Should.Throw<UserException>(() => linked.Add(new Act { Person = 8 }));
        told.Message.ShouldStartWith("More than 100 acts belong to a few people");
        told.Remedy.ShouldContain("cairn identity audit");
    }

    [Fact]
    public void Keys_that_lie_close_together_or_far_apart_are_sorted()
    {
        foreach (var width in new[] { 0UL, 3UL, 100_000UL, ulong.MaxValue })
        {
            var (random, table) = (new Random(5), new ActTable());
            for (var i = 0; i < 20_000; i++)
            {
                var key = width == ulong.MaxValue ? (ulong)random.NextInt64(long.MinValue, long.MaxValue) : (ulong)random.NextInt64(0, (long)width + 1);
                table.Add(key, new Act { Person = key, At = random.Next(50) });
            }
            table.Sort(new Cairn.Identity.Identifiers.KeyRange(0, width));
            var keys = new List<ulong>();
            for (var start = 0; start < table.Count;)
            {
                var (key, end) = table.Group(start);
                keys.Add(key);
                for (var previous = long.MinValue; start < end; start++)
                {
                    table[start].Person.ShouldBe(key);
                    table[start].At.ShouldBeGreaterThanOrEqualTo(previous);
                    previous = table[start].At;
                }
            }
            keys.ShouldBe(keys.Distinct().Order());
        }
    }
}
