using Cairn.World.Randomness;
using Cairn.World.Truth;

namespace Cairn.World.Simulation;

/// <summary>The survey after a conversion: how did you hear of us? Some answer, some remember, and a few mistype.</summary>
internal static class Survey
{
    private const double Answers = 0.18;
    private const double Remembers = 0.65;

    /// <summary>Perhaps the customer answers.</summary>
    /// <param name="visit">The visit in which they converted.</param>
    /// <param name="story">Who writes it down.</param>
    /// <param name="key">Key of the order.</param>
    /// <param name="orderedAt">When they converted, Unix milliseconds.</param>
    public static void Ask(VisitRun visit, Story story, ulong key, long orderedAt)
    {
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
