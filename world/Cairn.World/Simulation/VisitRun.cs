using Cairn.World.Randomness;

namespace Cairn.World.Simulation;

/// <summary>One visit while it happens: where it stands, what it changes, and who writes it down.</summary>
/// <param name="outcome">Where conversions are counted.</param>
/// <param name="state">The visitor's state.</param>
internal sealed class VisitRun(LifeTotals outcome, LifeState state)
{
    private const double SecondsBetweenActs = 22;

    private int _acts;

    public required Preset World { get; init; }

    public required Calibration Calibration { get; init; }

    /// <summary>The world's last day has passed: conversions count as future.</summary>
    public bool IsFuture { get; set; }

    /// <summary>What is removed from the world.</summary>
    public Removal Removal { get; set; }

    /// <summary>Who writes it down; null when nobody does.</summary>
    public Story? Story { get; set; }

    public Person Person { get; set; }

    public LifeState State { get; } = state;

    /// <summary>The visit's own luck.</summary>
    public Draws Draws { get; private set; }

    public int Day { get; private set; }

    /// <summary>The moment, Unix milliseconds.</summary>
    public long At { get; private set; }

    /// <summary>The campaign that brought the visitor.</summary>
    public int Campaign { get; private set; }

    public DeviceSlot Slot { get; private set; }

    /// <summary>Intent at the beginning of the visit, in log-odds.</summary>
    public double Intent { get; private set; }

    /// <summary>What the visit's own acts have added to it.</summary>
    public double Gained { get; private set; }

    /// <summary>What of it is remembered beside the usual share.</summary>
    public double Kept { get; set; }

    public bool IsSignedIn { get; set; }

    public void Begin(in Draws draws, int day, long at, int campaign, DeviceSlot slot, double intent)
    {
        (Draws, Day, At, Campaign, Slot, Intent) = (draws, day, at, campaign, slot, intent);
        (Gained, Kept, _acts) = (0, 0, 0);
        IsSignedIn = State.HasAccount && State.IsRemembered(slot, day);
        Story?.BeginVisit(at, draws.Key, campaign, slot);
    }

    /// <summary>A day on which things may happen outside the site.</summary>
    public void BeginElsewhere(in Draws draws, int day, long at, double intent)
    {
        (Draws, Day, At, Campaign, Slot, Intent) = (draws, day, at, Preset.Direct, DeviceSlot.Shared, intent);
        (Gained, Kept, _acts) = (0, 0, 0);
        IsSignedIn = State.HasAccount;
    }

    /// <summary>The same visitor comes again within the visit, by a link of another campaign.</summary>
    public void ComeBy(int campaign)
    {
        (Campaign, At) = (campaign, At + 60_000);
        outcome.Campaigns |= 1UL << campaign;
        Story?.BeginVisit(At, Mix.Of(Draws.Key, (ulong)campaign), campaign, Slot);
    }

    /// <summary>Whether something happens whose log-odds are <paramref name="base"/> + <paramref name="slope"/> * intent.</summary>
    public bool Decides(int index, double @base, double slope) =>
        Draws.Happens(index, ExactMath.Logistic(@base + slope * (Intent + Gained)));

    /// <summary>Whether the last step before a conversion is taken.</summary>
    public bool Closes(int index, double slope)
    {
        var probability = ExactMath.Logistic(Calibration.Closing + slope * (Intent + Gained));
        outcome.Expected += probability;
        return Draws.Happens(index, probability);
    }

    /// <summary>An act happens, unless it is removed from the world.</summary>
    /// <returns>Whether it happened.</returns>
    public bool Act(int index, double gain = 0, int product = 0, long cents = 0, ulong subject = 0, int quantity = 0, int method = 0)
    {
        if (Removal.HasEvent(index))
            return false;
        outcome.Events |= 1UL << index;
        Gained += gain;
        At += 2_000 + (long)(SecondsBetweenActs * 1_000 * Draws.Within(0xAC7).Exponential(_acts++));
        Story?.Add(new ActRecord(At, (short)index, product, cents, subject, (byte)quantity, (byte)method, IsSignedIn));
        return true;
    }

    /// <summary>Time passes.</summary>
    public void Wait(long milliseconds) => At += milliseconds;

    /// <summary>A conversion happens.</summary>
    /// <param name="conversion">Index of the conversion.</param>
    /// <param name="cents">What it brings.</param>
    /// <param name="refunded">What of that is given back later.</param>
    public void Convert(int conversion, long cents, long refunded = 0)
    {
        if (conversion == 0)
            (State.ConvertedOn, State.Converted) = (Day, State.Converted + 1);
        if (IsFuture)
        {
            if (conversion >= World.Earning)
                return;
            outcome.FutureConversions++;
            outcome.FutureCents += cents - refunded;
            return;
        }
        outcome.Conversions[conversion]++;
        outcome.Cents[conversion] += cents;
    }
}
