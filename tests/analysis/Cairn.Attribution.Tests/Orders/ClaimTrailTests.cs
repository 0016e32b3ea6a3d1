using Cairn.Attribution.Orders;

namespace Cairn.Attribution.Tests.Orders;

/// <summary>Two people, anna and bob, tell order 7; who gets it is docs/journeys.md, "Orders". The window is 100 ms.</summary>
public class ClaimTrailTests
{
    private const long Window = 100;
    private const ulong Order = 7;

    private readonly OrderClaim _claim = new() { At = 1000, HasAmount = true, Amount = 5, Currency = 0 };
    private readonly ClaimTrail _trail;

    public ClaimTrailTests() => _trail = new ClaimTrail(Window, new Dictionary<ulong, OrderClaim> { [Order] = _claim });

    [Fact]
    public void an_act_that_names_an_origin_goes_before_a_later_one_that_names_none()
    {
        Tell(1, "anna", 1000, (910, true));
        Tell(2, "bob", 1000, (990, false));
        _claim.Person.ShouldBe((UInt128)1);
    }

    [Fact]
    public void the_latest_act_goes_before_earlier_ones()
    {
        Tell(1, "anna", 1000, (950, false));
        Tell(2, "bob", 1000, (960, false));
        _claim.Person.ShouldBe((UInt128)2);
    }

    [Theory]
    [InlineData(900, 2)]
    [InlineData(899, 1)]
    public void an_act_counts_until_the_end_of_the_window(long actAt, int owner)
    {
        Tell(1, "anna", 1000);
        Tell(2, "bob", 1000, (actAt, true));
        _claim.Person.ShouldBe((UInt128)owner);
    }

    [Fact]
    public void without_acts_the_first_telling_decides_and_then_the_key()
    {
        Tell(2, "bob", 1001);
        Tell(1, "anna", 1002);
        _claim.Person.ShouldBe((UInt128)2);
        Tell(3, "abel", 1001);
        _claim.Person.ShouldBe((UInt128)3);
    }

    [Fact]
    public void what_came_of_another_person_does_not_count()
    {
        _trail.BeginIfOther(1, "anna"u8);
        _trail.Add(990, isConversion: false, namesOrigin: true, 0);
        Tell(2, "bob", 1000);
        Tell(3, "cleo", 1000, (950, false));
        _claim.Person.ShouldBe((UInt128)3);
    }

    [Fact]
    public void only_the_first_telling_of_a_person_is_offered()
    {
        Tell(1, "anna", 1000);
        _trail.Add(1050, isConversion: false, namesOrigin: true, 0);
        _trail.Add(1060, isConversion: true, namesOrigin: false, Order);
        Tell(2, "bob", 1000, (990, false));
        _claim.Person.ShouldBe((UInt128)2);
    }

    [Fact]
    public void acts_of_one_person_go_on_over_several_beginnings()
    {
        _trail.BeginIfOther(1, "anna"u8);
        _trail.Add(950, isConversion: false, namesOrigin: true, 0);
        Tell(1, "anna", 1000);
        Tell(2, "bob", 1000, (990, false));
        _claim.Person.ShouldBe((UInt128)1);
    }

    [Fact]
    public void orders_that_one_person_told_and_conversions_without_an_order_are_passed_over()
    {
        _trail.BeginIfOther(1, "anna"u8);
        _trail.Add(1000, isConversion: true, namesOrigin: true, 0);
        _trail.Add(1000, isConversion: true, namesOrigin: true, 8);
        _claim.Person.ShouldBe((UInt128)0);
    }

    private void Tell(UInt128 person, string key, long at, params (long At, bool NamesOrigin)[] acts)
    {
        _trail.BeginIfOther(person, System.Text.Encoding.UTF8.GetBytes(key));
        foreach (var act in acts)
            _trail.Add(act.At, isConversion: false, act.NamesOrigin, 0);
        _trail.Add(at, isConversion: true, namesOrigin: false, Order);
    }
}
