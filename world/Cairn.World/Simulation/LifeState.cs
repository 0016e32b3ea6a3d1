
namespace Cairn.World.Simulation;

/// <summary>What has become of a person until now. Filled anew for every run.</summary>
/// <param name="campaigns">How many campaigns the preset has.</param>
internal sealed class LifeState(int campaigns)
{
    /// <summary>A day that was too long ago to matter.</summary>
    public const int Never = -1_000;

    /// <summary>Passing need, in log-odds.</summary>
    public double Need { get; set; }

    /// <summary>What earlier visits' acts left, in log-odds.</summary>
    public double Memory { get; set; }

    /// <summary>What earlier conversions took, in log-odds.</summary>
    public double Satisfaction { get; set; }

    /// <summary>How well the brand is known, 0 to 1.</summary>
    public double Fame { get; set; }

    /// <summary>Exposures to each campaign that still work.</summary>
    public double[] Stock { get; } = new double[campaigns];

    /// <summary>Day of the last visit.</summary>
    public int VisitedOn { get; set; }

    /// <summary>Day of the last conversion.</summary>
    public int ConvertedOn { get; set; }

    /// <summary>Day on which a cart or an identity check was last left unfinished.</summary>
    public int AbandonedOn { get; set; }

    /// <summary>Day on which an advertisement brought somebody back who was on the way anyway.</summary>
    public int PulledOn { get; set; }

    /// <summary>Whether the person may come again.</summary>
    public bool IsAlive { get; set; }

    /// <summary>Whether there is an account.</summary>
    public bool HasAccount { get; set; }

    /// <summary>Whether mail may be sent.</summary>
    public bool IsSubscribed { get; set; }

    /// <summary>Main conversions until now, those before the world began not counted.</summary>
    public int Converted { get; set; }

    /// <summary>How far a person has come in a funnel of several visits; the preset's own numbers.</summary>
    public int Stage { get; set; }

    /// <summary>When the stage changes by itself, Unix milliseconds; 0: it does not.</summary>
    public long StageEndsAt { get; set; }

    /// <summary>When the stage began, Unix milliseconds.</summary>
    public long StageBeganAt { get; set; }

    /// <summary>What is known of a person; the preset's own bits.</summary>
    public int Knowledge { get; set; }

    /// <summary>Day of the last login by device.</summary>
    public int[] SignedInOn { get; } = new int[4];

    /// <summary>Whether all these bits of <see cref="Knowledge"/> are set.</summary>
    public bool Has(int bits) => (Knowledge & bits) == bits;

    /// <summary>Sets bits of <see cref="Knowledge"/>.</summary>
    public void Set(int bits) => Knowledge |= bits;

    /// <summary>Whether a device still keeps the customer logged in.</summary>
    public bool IsRemembered(DeviceSlot slot, int day) =>
        slot != DeviceSlot.Shared && day - SignedInOn[(int)slot] <= (slot == DeviceSlot.App ? 365 : 14);
}
