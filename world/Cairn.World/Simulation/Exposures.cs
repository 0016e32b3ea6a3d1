using Cairn.World.Randomness;
using Cairn.World.Scenario;

namespace Cairn.World.Simulation;

/// <summary>Advertising, mail and text messages of a day: whom they reach, what they change, which visits they bring.</summary>
/// <param name="preset">The campaigns.</param>
/// <param name="calendar">The days.</param>
internal sealed class Exposures(Preset preset, Calendar calendar)
{
    private const int FirstDraw = 100;
    private const double MostLikely = 0.95;
    private const int VisitorsFor = 14;
    private const int BuyersFor = 7;
    private const double MachineOpens = 0.12;
    private const double MailHour = 9;
    private const double TextHour = 17;
    private const double HoursUntilOpened = 2.5;

    private readonly CampaignModel[] _models = [.. preset.Models];
    private readonly int[] _shown = [.. preset.Models.Index().Where(entry => entry.Item.Rate > 0).Select(entry => entry.Index)];
    private readonly Region[] _regions = [.. preset.Data.Regions];

    /// <summary>Log-odds of intent that all campaigns together add today.</summary>
    public double Push(LifeState state)
    {
        var push = 0.0;
        foreach (var c in _shown)
            if (state.Stock[c] > 0)
                push += _models[c].Push * state.Stock[c] / (state.Stock[c] + _models[c].Half);
        return push;
    }

    /// <summary>A day's decay of what was shown before.</summary>
    public void Decay(LifeState state)
    {
        foreach (var c in _shown)
            state.Stock[c] = state.Stock[c] > 1e-6 ? state.Stock[c] * _models[c].Carry : 0;
    }

    /// <summary>Shows everything that is shown today.</summary>
    public void Show(in Person person, LifeState state, int day, in Draws draws, double intent, Removal removal, DayPlan plan)
    {
        foreach (var c in _shown)
        {
            var model = _models[c];
            if (removal.HasCampaign(c) || !IsReached(model, state, day, person))
                continue;
            var index = FirstDraw + 4 * c;
            if (!IsShown(model, draws.Uniform(index), person.Wish + state.Need))
                continue;
            if (model.Messenger is { } messenger)
                Send(person, state, day, draws, intent, c, messenger, plan);
            else
                Advertise(person, state, day, draws, intent, c, plan);
        }
    }

    /// <summary>A Poisson law: at least one exposure has the probability 1 - e^-rate, which is below the rate itself.</summary>
    private static bool IsShown(CampaignModel model, double luck, double demand)
    {
        if (model.Rate >= 10)
            return true;
        if (demand <= 0 && luck >= model.Rate)
            return false;
        var rate = model.Rate * ExactMath.Exp(model.Aim * demand);
        return luck < Math.Min(MostLikely, 1 - ExactMath.Exp(-rate));
    }

    private static bool IsReached(CampaignModel model, LifeState state, int day, in Person person) => model.Reach switch
    {
        Reach.Everybody => true,
        Reach.RecentVisitors => day - state.VisitedOn <= VisitorsFor && day - state.ConvertedOn > BuyersFor,
        Reach.Subscribers => state.IsSubscribed && (day + person.Number) % model.Every == 0
            && (model.Messenger != SenderKind.Sms || person.HasPhoneNumber),
        Reach.Abandoners => state.IsSubscribed && state.AbandonedOn == day - 1 && state.ConvertedOn < state.AbandonedOn,
        _ => false,
    };

    private void Advertise(in Person person, LifeState state, int day, in Draws draws, double intent, int c, DayPlan plan)
    {
        var model = _models[c];
        state.Stock[c]++;
        state.Fame += (1 - state.Fame) * model.Fame;
        var click = Math.Min(MostLikely, model.Click * ExactMath.Exp(model.ClickSlope * intent));
        var isClicked = state.IsAlive && draws.Happens(FirstDraw + 4 * c + 1, click);
        plan.Exposed(c, isClicked);
        if (!isClicked)
            return;
        var visit = draws.Within((ulong)(2_000 + c));
        plan.Add(new Candidate(calendar.Moment(day, _regions[person.Region], visit), visit, c));
    }

    private void Send(
        in Person person, LifeState state, int day, in Draws draws, double intent, int c, SenderKind messenger, DayPlan plan)
    {
        var model = _models[c];
        var index = FirstDraw + 4 * c;
        var visit = draws.Within((ulong)(2_000 + c));
        var deliveredAt = calendar.At(
            day, (messenger == SenderKind.Mail ? MailHour : TextHour) + visit.Uniform(9) / 6, _regions[person.Region]);
        var isOpened = draws.Happens(index + 1, Math.Min(MostLikely, model.Open * ExactMath.Exp(0.2 * intent)));
        var byMachine = messenger == SenderKind.Mail && visit.Happens(8, MachineOpens);
        var openedAt = deliveredAt + (long)(Math.Min(12, HoursUntilOpened * visit.Exponential(7)) * 3_600_000);
        var click = Math.Min(MostLikely, model.Click * ExactMath.Exp(model.ClickSlope * intent));
        var isClicked = state.IsAlive && isOpened && draws.Happens(index + 2, click);
        plan.Exposed(c, isClicked, isOpened);
        plan.Message(new MessageRecord(person.Number, c, visit.Key, deliveredAt, isOpened ? openedAt : byMachine ? deliveredAt + 3_000 : 0,
            isClicked ? openedAt + 20_000 : 0, byMachine && !isOpened, state.HasAccount));
        if (isOpened)
            state.Stock[c]++;
        if (isClicked)
            plan.Add(new Candidate(openedAt + 21_000, visit, c));
    }
}
