using Cairn.Attribution.Orders;

namespace Cairn.Attribution.Tests.Orders;

/// <summary>Two people, anna and bob, tell order 7; who gets it is docs/journeys.md, "Orders". The window is 100 ms.</summary>
public class ClaimTrailTests
{
    private const long Window = 100;
    private const ulong Order = 7, Abel = 1, Anna = 2, Bob = 3, Cleo = 4;

    private readonly OrderClaim _claim = new() { At = 1000, HasAmount = true, Amount = 5, Currency = 0 };
    private readonly ClaimTrail _trail;

    public ClaimTrailTests() => _trail = new ClaimTrail(Window, new Dictionary<ulong, OrderClaim> { [Order] = _claim });

    [Fact]
    public void an_act_that_names_an_origin_goes_before_a_later_one_that_names_none()
    {
        Tell(Anna, 1000, (910, true));
        Tell(Bob, 1000, (990, false));
        _claim.Person.ShouldBe(Anna);
    }

    [Fact]
    public void the_latest_act_goes_before_earlier_ones()
    {
        Tell(Anna, 1000, (950, false));
        Tell(Bob, 1000, (960, false));
        _claim.Person.ShouldBe(Bob);
    }

    [Theory]
    [InlineData(900, Bob)]
    [InlineData(899, Anna)]
    public void an_act_counts_until_the_end_of_the_window(long actAt, ulong owner)
    {
        Tell(Anna, 1000);
        Tell(Bob, 1000, (actAt, true));
        _claim.Person.ShouldBe(owner);
    }

    [Fact]
    public void without_acts_the_first_telling_decides_and_then_the_key()
    {
        Tell(Bob, 1001);
        Tell(Anna, 1002);
        _claim.Person.ShouldBe(Bob);
        Tell(Abel, 1001);
        _claim.Person.ShouldBe(Abel);
    }

    [Fact]
    public void what_came_of_another_person_does_not_count()
    {
        _trail.BeginIfOther(Anna);
        _trail.Add(990, isConversion: false, namesOrigin: true, 0);
        Tell(Bob, 1000);
        Tell(Cleo, 1000, (950, false));
        _claim.Person.ShouldBe(Cleo);
    }

    [Fact]
    public void only_the_first_telling_of_a_person_is_offered()
    {
        Tell(Anna, 1000);
        _trail.Add(1050, isConversion: false, namesOrigin: true, 0);
        _trail.Add(1060, isConversion: true, namesOrigin: false, Order);
        Tell(Bob, 1000, (990, false));
        _claim.Person.ShouldBe(Bob);
    }

    [Fact]
    public void acts_of_one_person_go_on_over_several_beginnings()
    {
        _trail.BeginIfOther(Anna);
        _trail.Add(950, isConversion: false, namesOrigin: true, 0);
        Tell(Anna, 1000);
        Tell(Bob, 1000, (990, false));
        _claim.Person.ShouldBe(Anna);
    }

    [Fact]
    public void orders_that_one_person_told_and_conversions_without_an_order_are_passed_over()
    {
        _trail.BeginIfOther(Anna);
        _trail.Add(1000, isConversion: true, namesOrigin: true, 0);
        _trail.Add(1000, isConversion: true, namesOrigin: true, 8);
        _claim.Person.ShouldBe(0UL);
    }

    private void Tell(ulong person, long at, params (long At, bool NamesOrigin)[] acts)
    {
        _trail.BeginIfOther(person);
        foreach (var act in acts)
            _trail.Add(act.At, isConversion: false, act.NamesOrigin, 0);
        _trail.Add(at, isConversion: true, namesOrigin: false, Order);
    }
}
