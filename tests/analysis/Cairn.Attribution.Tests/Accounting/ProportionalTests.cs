using Cairn.Attribution.Accounting;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Tests.Accounting;

public class ProportionalTests
{
    [Fact]
    public void each_player_gets_its_proportion_of_both_totals()
    {
        var ledger = Share([1, 3], [1, 1]);
        (ledger.Conversions(0).Value, ledger.Conversions(1).Value).ShouldBe((2, 6));
        (ledger.Value(0).Value, ledger.Value(1).Value).ShouldBe((50, 50));
        (ledger.UnattributedConversions.IsZero, ledger.UnattributedValue.IsZero).ShouldBe((true, true));
    }

    [Fact]
    public void a_total_that_nobody_scored_for_stays_unattributed_and_the_other_does_not()
    {
        var ledger = Share([0, 0], [1, 3]);
        (ledger.UnattributedConversions.Value, ledger.UnattributedValue.Value).ShouldBe((8, 0));
        (ledger.Conversions(0).Value, ledger.Value(0).Value, ledger.Value(1).Value).ShouldBe((0, 25, 75));

        ledger = Share([1, 3], [0, 0]);
        (ledger.UnattributedConversions.Value, ledger.UnattributedValue.Value).ShouldBe((0, 100));
        (ledger.Conversions(1).Value, ledger.Value(1).Value).ShouldBe((6, 0));
    }

    [Fact]
    public void the_players_indexes_change_no_bit()
    {
        // 0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1.
        var one = Share([0.1, 0.2, 0.3], [1, 1, 1], "a", "b", "c");
        var other = Share([0.3, 0.2, 0.1], [1, 1, 1], "c", "b", "a");
        one.Conversions(0).Units.ShouldBe(other.Conversions(2).Units);
        one.Conversions(2).Units.ShouldBe(other.Conversions(0).Units);
    }

    /// <summary>8 conversions and 100 of money.</summary>
    private static CreditLedger Share(double[] conversionScores, double[] valueScores, params string[] names)
    {
        var (ledger, players) = (new CreditLedger(), new NameIndex());
        foreach (var name in names.Length > 0 ? names : ["a", "b"])
            players.IndexOf(name);
        Proportional.Share(ledger, players, conversionScores, valueScores, conversions: 8, value: 100);
        return ledger;
    }
}
