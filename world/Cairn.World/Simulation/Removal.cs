namespace Cairn.World.Simulation;

/// <summary>The one thing that a world is run again without.</summary>
/// <param name="Campaigns">Bit c: the campaign c is never shown, sent or found.</param>
/// <param name="Events">Bit e: the act e is not possible.</param>
internal readonly record struct Removal(ulong Campaigns, ulong Events)
{
    /// <summary>The world as it is.</summary>
    public static Removal Nothing => default;

    /// <summary>The world without some campaigns.</summary>
    public static Removal OfCampaigns(IEnumerable<int> campaigns) =>
        new(campaigns.Aggregate(0UL, (bits, campaign) => bits | 1UL << campaign), 0);

    /// <summary>The world without an act.</summary>
    public static Removal OfEvent(int index) => new(0, 1UL << index);

    /// <summary>Whether it takes a campaign away.</summary>
    public bool HasCampaign(int campaign) => (Campaigns >> campaign & 1) != 0;

    /// <summary>Whether it takes an act away.</summary>
    public bool HasEvent(int index) => (Events >> index & 1) != 0;
}
