using Cairn.Attribution.Accounting;

namespace Cairn.Attribution.Tests.Accounting;

public class CreditLedgerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(1000)]
    public void what_a_player_got_is_added_up_however_many_there_are(int player)
    {
        var ledger = new CreditLedger();
        ledger.Give(1, 5, 50);
        ledger.Give(player, 1, 10);
        ledger.Give(player, 2, 20);
        (ledger.Conversions(player).Value, ledger.Value(player).Value).ShouldBe((3, 30));
        (ledger.Conversions(1).Value, ledger.Value(1).Value).ShouldBe((5, 50));
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(5000)]
    public void a_player_who_got_nothing_has_nothing(int player)
    {
        var ledger = new CreditLedger();
        ledger.Give(0, 1, 1);
        (ledger.Conversions(player).IsZero, ledger.Value(player).IsZero).ShouldBe((true, true));
    }

    [Fact]
    public void what_nobody_earned_stands_by_itself()
    {
        var ledger = new CreditLedger();
        ledger.Leave(1, 10);
        ledger.Leave(2, 20);
        (ledger.UnattributedConversions.Value, ledger.UnattributedValue.Value).ShouldBe((3, 30));
        ledger.Conversions(0).IsZero.ShouldBeTrue();
    }
}
