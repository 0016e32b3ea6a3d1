using Cairn.Attribution.Acts;
using Cairn.Attribution.Orders;
using Cairn.Attribution.Trails;
using Cairn.Model;
using Cairn.Model.Journeys;
using Cairn.Plan;

namespace Cairn.Attribution.Timelines;

/// <summary>
/// Lays one person's events out by visits, which it finds the way attribution does. Every conversion of the plan is one
/// here; whose an order is that others told too is a report's business.
/// </summary>
internal sealed class TimelineBuilder(TrackingPlan plan)
{
    private const string Direct = "Direct";
    private const string Unassigned = "Unassigned";

    private readonly HashSet<string> _conversions = [.. plan.Conversions.Values.Select(static conversion => conversion.Event)];
    private readonly OriginNames _origins = new();
    private readonly NameIndex _channels = new();
    private readonly NameIndex _currencies = new();

    /// <summary>The timeline of a person's events, in any order.</summary>
    public Timeline Build(string person, TimelineRow[] events, bool isCut)
    {
        var timeoutMs = (long)plan.SessionTimeout.TotalMilliseconds;
        var order = new ActComparer(_channels, _currencies);
        var shown = events.ToArray();
        var acts = shown.Select(ToAct).ToArray();
        Array.Sort(acts, shown, order);

        var trail = new Trail(timeoutMs, order);
        var isAct = shown.Select(IsAct).ToArray();
        for (var i = 0; i < acts.Length; i++)
            if (isAct[i])
                trail.Add(acts[i]);
        trail.Sort();
        new OrderFilter(OrderClaims.None, _currencies).Apply(trail);
        trail.FindVisits();
        return new Timeline(person, Blocks(shown, isAct, trail, timeoutMs), isCut);
    }

    private List<TimelineVisit> Blocks(TimelineRow[] shown, bool[] isAct, Trail trail, long timeoutMs)
    {
        var blocks = new List<TimelineVisit>();
        var blockOf = new Dictionary<int, int>();
        var (next, latest, latestAt) = (0, -1, long.MinValue);
        for (var i = 0; i < shown.Length; i++)
        {
            var visit = isAct[i] ? trail.VisitOf[next++] : -1;
            if (visit >= 0 && !blockOf.TryGetValue(visit, out latest))
            {
                blockOf.Add(visit, latest = blocks.Count);
                blocks.Add(Block(trail.Visits[visit]));
            }
            else if (visit < 0 && (latest < 0 || shown[i].At - latestAt > timeoutMs))
            {
                latest = blocks.Count;
                blocks.Add(new TimelineVisit(-1, "", new List<TimelineEvent>()));
            }

            ((List<TimelineEvent>)blocks[latest].Events).Add(new TimelineEvent(shown[i], visit >= 0));
            latestAt = shown[i].At;
        }

        return blocks;
    }

    private TimelineVisit Block(in Visit visit)
    {
        var channel = visit.Player >= 0 ? _channels[visit.Player] : visit.Origin.IsNamed ? Unassigned : Direct;
        return new TimelineVisit(visit.Session, channel, new List<TimelineEvent>());
    }

    private bool IsAct(TimelineRow e)
    {
        var befell = !_conversions.Contains(e.Event) && plan.Events.GetValueOrDefault(e.Event) is { Value: 0 };
        return !befell && !e.Flags.Contains(EventFlags.MachineOpen) && !e.Flags.Contains(EventFlags.Bot);
    }

    private Act ToAct(TimelineRow e) => new()
    {
        At = e.At,
        TieKey = TieKey.Of(
            TieKey.OfText(e.Event), TieKey.OfText(e.SessionId), TieKey.OfText(e.OrderId.Trim()), TieKey.OfText(e.TrafficSource), TieKey.OfText(e.TrafficMedium),
            TieKey.OfText(e.TrafficCampaign), TieKey.OfText(e.Channel), TieKey.OfText(e.Platform)),
        IsConversion = _conversions.Contains(e.Event),
        Session = TieKey.OfText(e.SessionId),
        Origin = _origins.Of(e.Channel, e.TrafficSource, e.TrafficMedium, e.TrafficCampaign),
        Player = e.Channel.Length == 0 ? -1 : _channels.IndexOf(e.Channel),
        Currency = _currencies.IndexOf(e.Currency),
        HasAmount = e.Value.Length > 0,
        Amount = e.Value.Length > 0 ? decimal.Parse(e.Value) : 0,
        Order = plan.Events.GetValueOrDefault(e.Event) is { OncePer: OncePer.OrderId } ? TieKey.OfText(e.OrderId.Trim()) : 0,
    };
}
