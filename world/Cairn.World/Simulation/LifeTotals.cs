namespace Cairn.World.Simulation;

/// <summary>What became of a person: counts and cents, so that sums do not depend on their order.</summary>
/// <param name="conversions">How many conversions the preset has.</param>
internal sealed class LifeTotals(int conversions)
{
    /// <summary>Conversions of each kind.</summary>
    public int[] Conversions { get; } = new int[conversions];

    /// <summary>What they brought, in cents.</summary>
    public long[] Cents { get; } = new long[conversions];

    /// <summary>Visits.</summary>
    public int Visits { get; set; }

    /// <summary>Visits with a main conversion.</summary>
    public int ConvertingVisits { get; set; }

    /// <summary>Main conversions that were to be expected at the last step before them: steadier than their number.</summary>
    public double Expected { get; set; }

    /// <summary>Bit c: the campaign c reached the person or brought a visit.</summary>
    public ulong Campaigns { get; set; }

    /// <summary>Bit e: the act e happened.</summary>
    public ulong Events { get; set; }

    /// <summary>Main conversions after the world's last day.</summary>
    public int FutureConversions { get; set; }

    /// <summary>What those will bring, refunds taken off, in cents.</summary>
    public long FutureCents { get; set; }

    /// <summary>Whether the person may still come again at the world's last day.</summary>
    public bool IsAlive { get; set; }

    /// <summary>Whether the person has an account at the world's last day.</summary>
    public bool HasAccount { get; set; }

    /// <summary>Keeps what another outcome says.</summary>
    public void CopyFrom(LifeTotals other)
    {
        other.Conversions.CopyTo(Conversions, 0);
        other.Cents.CopyTo(Cents, 0);
        (Visits, ConvertingVisits, Campaigns, Events) = (other.Visits, other.ConvertingVisits, other.Campaigns, other.Events);
        (FutureConversions, FutureCents, IsAlive) = (other.FutureConversions, other.FutureCents, other.IsAlive);
    }

    /// <summary>Forgets the last person.</summary>
    public void Clear()
    {
        Array.Clear(Conversions);
        Array.Clear(Cents);
        (Visits, ConvertingVisits, Campaigns, Events, FutureConversions, FutureCents, IsAlive) = (0, 0, 0, 0, 0, 0, true);
        (HasAccount, Expected) = (false, 0);
    }
}
