using Cairn.World.Randomness;
using Cairn.World.Scenario;
using Cairn.World.Simulation;
using Cairn.World.Tracking;
using Cairn.World.Wire;

namespace Cairn.World.Making;

/// <summary>Crawlers that run the site's tag: pages at an even pace, a new anonymous id every time, and never an order.</summary>
/// <param name="plan">The world.</param>
/// <param name="outlet">Where their calls leave.</param>
internal sealed class Bots(WorldPlan plan, Outlet outlet)
{
    private const double BotsPerPerson = 0.004;
    private const double DaysActive = 0.25;
    private const int MaxPages = 25;
    private const long Pace = 1_500;

    /// <summary>Perhaps a bot crawls beside this person; its number is the person's beyond all people.</summary>
    public void Crawl(in Person neighbour, PersonLines people)
    {
        var luck = new Draws(Mix.Of(plan.Seed ^ 0xB07, (ulong)neighbour.Number));
        if (!luck.Happens(0, BotsPerPerson))
            return;
        outlet.Clear();
        var number = plan.People + neighbour.Number;
        for (var day = 0; day < plan.Calendar.Days; day++)
        {
            var today = luck.Within((ulong)day + 1);
            if (today.Happens(0, DaysActive))
                Session(number, plan.Calendar.StartsAt + day * Calendar.Day + (long)(today.Uniform(1) * Calendar.Day), today);
        }
        people.AddBot(neighbour.Number, outlet.Identities.Anonymous.Select(pair => pair.Anonymous));
    }

    private void Session(int number, long at, in Draws luck)
    {
        var pages = 3 + luck.Below(2, MaxPages - 3);
        for (var page = 0; page < pages; page++)
        {
            var signal = new Signal
            {
                HappenedAt = at + page * Pace,
                SentAt = at + page * Pace + 5,
                ArrivesAt = at + page * Pace + 45,
                Message = Mix.Of(luck.Key, (ulong)page + 1),
                Anonymous = luck.Key | 1,
                Person = number,
                Product = luck.Within((ulong)page).Below(0, Catalog.Count),
                Visit = luck.Key,
                Event = (short)plan.Preset.PageEvent,
                Campaign = Preset.Direct,
                Sender = SenderKind.Web,
                Call = plan.Preset.Data.Events[plan.Preset.PageEvent].Call,
                Device = DeviceKind.Headless,
            };
            outlet.Send(ref signal, signal.Message);
        }
    }
}
