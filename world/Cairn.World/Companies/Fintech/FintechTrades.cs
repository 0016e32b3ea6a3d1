using Cairn.World.Randomness;
using Cairn.World.Simulation;
using Cairn.World.Truth;
using static Cairn.World.Companies.Fintech.FintechEvents;

namespace Cairn.World.Companies.Fintech;

/// <summary>What customers with money do: trade in the ledger, swap on the chain.</summary>
internal static class FintechTrades
{
    private const double Confirms = 0.96;
    private const int TokenPairs = 12;
    private const long CentsToUnits = 10_000;

    public static void Visit(VisitRun visit)
    {
        if (visit.Decides(80, -0.8, 0.4))
            Trade(visit);
        if (!visit.State.Has(FintechStage.HasWallet) && visit.Decides(81, -2.2, 0.4) && visit.Act(WalletConnected))
            visit.State.Set(FintechStage.HasWallet);
        if (visit.State.Has(FintechStage.HasWallet) && visit.Decides(82, -0.8, 0.4))
            Swap(visit);
    }

    public static string Place(VisitRun visit) =>
        visit.Slot != DeviceSlot.App ? "web" : visit.Person.IsIphone ? "ios" : "android";

    private static void Trade(VisitRun visit)
    {
        var key = Mix.Of(visit.Draws.Key, 0x74AD);
        var cents = Amount(visit, 83, 15_000);
        if (visit.State.Has(FintechStage.HasTraded))
        {
            visit.Act(FintechEvents.Trade, 0, visit.Draws.Below(84, TokenPairs), cents, key, 1);
            return;
        }
        if (!visit.Act(FirstTrade, 0, visit.Draws.Below(84, TokenPairs), cents, key, 1))
            return;
        visit.State.Set(FintechStage.HasTraded);
        visit.Convert(FintechScenario.FirstTrade, cents);
    }

    private static void Swap(VisitRun visit)
    {
        var key = Mix.Of(visit.Draws.Key, 0x54A9);
        var cents = Amount(visit, 85, 12_000);
        var pair = visit.Draws.Below(86, TokenPairs);
        if (!visit.Act(SwapSubmitted, 0, pair, cents, key, 1, 3) || !visit.Draws.Happens(87, Confirms))
            return;
        visit.Wait(15_000 + (long)(30_000 * visit.Draws.Exponential(88)));
        if (!visit.Act(SwapConfirmed, 0, pair, cents, key, 1, 3))
            return;
        visit.Convert(FintechScenario.Swap, cents);
        if (visit.Story is not { } story)
            return;
        story.Orders.Add(new OrderRow(visit.At, key, visit.Person.Number, true, Place(visit), 3, cents, 1, 0, 0, key));
        story.Transfers.Add(new TransferRow
        {
            At = visit.At, Transaction = key, Person = visit.Person.Number, Amount = cents * CentsToUnits, Receives = true,
        });
    }

    private static long Amount(VisitRun visit, int index, double usual) =>
        (long)(visit.Person.Purse * usual * ExactMath.Exp(0.8 * visit.Draws.Normal(index)));
}
