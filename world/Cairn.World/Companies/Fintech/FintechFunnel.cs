using Cairn.World.Randomness;
using Cairn.World.Simulation;
using Cairn.World.Truth;
using static Cairn.World.Companies.Fintech.FintechEvents;

namespace Cairn.World.Companies.Fintech;

/// <summary>
/// A visit to the bank: look around, open an account, pass the identity check (hours or days later), deposit, trade. Each
/// visit goes as far as it can from where the last one stopped.
/// </summary>
internal sealed class FintechFunnel : IFunnel
{
    private const double Approval = 0.9;

    public void Visit(VisitRun visit)
    {
        LookAround(visit);
        var state = visit.State;
        if (!state.HasAccount && !(visit.Decides(60, -2.0 + visit.Calibration.Eagerness, 0.7) && SignUp(visit)))
            return;
        if (!visit.IsSignedIn && !visit.Draws.Happens(61, 0.8))
            return;
        if (!visit.IsSignedIn)
            Remember(visit, SignedIn);
        if (state.Stage < FintechStage.Submitted)
        {
            TryCheck(visit);
            return;
        }
        if (state.Stage != FintechStage.Approved)
            return;
        if (visit.Decides(62, -0.9 + visit.Calibration.Eagerness, 0.6) && !TryDeposit(visit))
            state.AbandonedOn = visit.Day;
        if (state.Converted > 0 || state.Has(FintechStage.HasFunds))
            FintechTrades.Visit(visit);
    }

    public void Elsewhere(VisitRun day)
    {
        var state = day.State;
        if (day.Day == 0 && day.Person.IsExisting)
            BeginAsCustomer(day);
        if (state.Stage != FintechStage.Submitted || day.At < state.StageEndsAt)
            return;
        var approved = state.Has(FintechStage.WillPass);
        state.Stage = approved ? FintechStage.Approved : FintechStage.Rejected;
        day.Story?.Checks.Add(new KycRow(state.StageBeganAt, state.StageEndsAt, day.Person.Number, day.Person.Draws.Happens(27, 0.8),
            approved, day.World.Data.Regions[day.Person.Region].Country));
        if (approved)
            day.Convert(FintechScenario.Check, 0);
    }

    /// <summary>Customers from before the world began passed their check long ago.</summary>
    private static void BeginAsCustomer(VisitRun day)
    {
        if (!day.State.HasAccount)
            return;
        day.State.Stage = FintechStage.Approved;
        day.State.Set(FintechStage.HasFunds | FintechStage.HasTraded);
    }

    private static void LookAround(VisitRun visit)
    {
        if (visit.Draws.Happens(63, 0.75))
            visit.Act(PageViewed);
        if (visit.Decides(64, -1.3, 0.4))
            visit.Act(PricingViewed, 0.20);
        if (visit.Decides(65, -2.4, 0.5))
            visit.Act(WhitepaperDownloaded);
        if (visit.Draws.Happens(66, 0.05))
            visit.Act(SupportContacted, 0.35);
        if (!visit.State.IsSubscribed && visit.Decides(67, -2.6, 0.4) && visit.Act(NewsletterSignedUp))
            visit.State.IsSubscribed = true;
        if (visit.State.HasAccount && visit.Decides(68, -3.6, 0.5))
            visit.Act(InviteSent);
    }

    private static bool SignUp(VisitRun visit)
    {
        visit.IsSignedIn = true;
        if (!visit.Act(AccountCreated))
        {
            visit.IsSignedIn = false;
            return false;
        }
        visit.State.HasAccount = visit.State.IsSubscribed = true;
        Keep(visit);
        return true;
    }

    private static void Remember(VisitRun visit, int act)
    {
        visit.IsSignedIn = true;
        Keep(visit);
        visit.Act(act);
    }

    private static void Keep(VisitRun visit)
    {
        if (visit.Slot != DeviceSlot.Shared)
            visit.State.SignedInOn[(int)visit.Slot] = visit.Day;
    }

    private static void TryCheck(VisitRun visit)
    {
        var state = visit.State;
        if (state.Stage == FintechStage.Nothing)
        {
            if (!visit.Decides(70, 0.2, 0.6) || !visit.Act(CheckStarted))
                return;
            state.Stage = FintechStage.Started;
        }
        if (!visit.Decides(71, 0.3, 0.5) || !visit.Act(CheckSubmitted))
        {
            state.AbandonedOn = visit.Day;
            return;
        }
        state.Stage = FintechStage.Submitted;
        var hours = Math.Min(96, ExactMath.Exp(1.3 + 1.1 * visit.Draws.Normal(72)));
        (state.StageBeganAt, state.StageEndsAt) = (visit.At, visit.At + (long)(hours * 3_600_000));
        if (visit.Draws.Happens(73, Approval))
            state.Set(FintechStage.WillPass);
    }

    /// <returns>Whether the money arrived.</returns>
    private static bool TryDeposit(VisitRun visit)
    {
        var key = Mix.Of(visit.Draws.Key, 0xDE0);
        var cents = (long)(visit.Person.Purse * 22_000 * ExactMath.Exp(0.9 * visit.Draws.Normal(75)));
        var method = visit.Draws.Choose(76, [0.5, 0.3, 0.2]);
        if (!visit.Act(DepositInitiated, 0, 0, cents, key, 1, method))
            return false;
        if (visit.Draws.Happens(77, 0.07))
            visit.Act(DepositFailed, -1.3, 0, cents, key, 1, method);
        if (!visit.Closes(78, 0.9) || !visit.Act(DepositConfirmed, 0, 0, cents, key, 1, method))
            return false;
        visit.Convert(FintechScenario.Deposit, cents);
        if (visit.Story is not { } story)
            return true;
        story.Orders.Add(new OrderRow(
            visit.At, key, visit.Person.Number, true, FintechTrades.Place(visit), (byte)method, cents, 1, 0, 0, 0));
        Survey.Ask(visit, story, key, visit.At);
        return true;
    }
}
