using Cairn.World.Randomness;
using Cairn.World.Simulation;
using Cairn.World.Truth;

namespace Cairn.World.Scenario.Shop;

/// <summary>What an order leaves behind outside the site: a transfer on the chain, an answer to the survey.</summary>
internal static class ShopRecords
{
    private const double Answers = 0.18;
    private const double Remembers = 0.65;
    private const long CentsToUnits = 10_000;

    public static void AfterOrder(VisitRun visit, Story story, ulong key, long orderedAt)
    {
        var order = story.Orders[^1];
        if (order.Transaction != 0)
            story.Transfers.Add(new TransferRow
            {
                At = orderedAt, Transaction = key, Person = visit.Person.Number, Amount = order.Cents * CentsToUnits, Receives = false,
            });
        var draws = visit.Draws.Within(0x5EEE);
        if (!draws.Happens(0, Answers))
            return;
        story.Answers.Add(new SurveyRow(
            orderedAt + 60_000 + (long)(draws.Exponential(1) * 3_600_000),
            key,
            visit.Person.Number,
            draws.Happens(2, 0.6) ? key : 0,
            draws.Happens(3, 0.04),
            draws.Happens(4, 0.7),
            Answer(visit, draws),
            !draws.Happens(5, 0.02)));
    }

    /// <summary>What the respondent remembers: the campaign that works most on them, or anything.</summary>
    private static string Answer(VisitRun visit, in Draws draws)
    {
        var campaigns = visit.World.Data.Campaigns;
        if (!draws.Happens(6, Remembers))
            return draws.Happens(7, 0.5) ? "I don't remember" : campaigns[draws.Below(8, campaigns.Count)].Channel;
        var (best, most) = (visit.Campaign, 0.0);
        for (var c = 0; c < campaigns.Count; c++)
        {
            var model = visit.World.Models[c];
            var push = visit.State.Stock[c] <= 0 ? 0 : model.Push * visit.State.Stock[c] / (visit.State.Stock[c] + model.Half);
            if (push > most)
                (best, most) = (c, push);
        }
        return campaigns[best].Channel;
    }
}
