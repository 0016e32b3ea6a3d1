using Cairn.World.Scenario;

namespace Cairn.World.Simulation;

/// <summary>A preset: the names that the wire and the truth use, and the numbers that people act by.</summary>
/// <param name="Data">The names.</param>
/// <param name="Models">What each campaign of <see cref="ScenarioData.Campaigns"/> does.</param>
/// <param name="Conversions">The conversions that effects are stated for; the first is the main one.</param>
/// <param name="Habits">How people differ and how their intent moves.</param>
/// <param name="Target">What is asked of the world before anything else is: how often people come and how often they convert.</param>
/// <param name="CreateFunnel">Makes the acts of visits.</param>
internal sealed record Preset(
    ScenarioData Data,
    IReadOnlyList<CampaignModel> Models,
    IReadOnlyList<string> Conversions,
    Habits Habits,
    Target Target,
    Func<IFunnel> CreateFunnel)
{
    /// <summary>Index of the call by which a client tells who somebody is.</summary>
    public int IdentifyEvent { get; } = Data.Events.Index().Single(entry => entry.Item.Call == CallKind.Identify).Index;

    /// <summary>Whether somebody who does this tells who they are.</summary>
    public required Func<int, bool> Identifies { get; init; }

    /// <summary>How many of the conversions, from the first, bring money: those make a person's future value.</summary>
    public required int Earning { get; init; }

    /// <summary>What providers of mail and text messages report.</summary>
    public required MessageEvents Messages { get; init; }

    /// <summary>Index of the event that crawlers make: a page that everybody can see.</summary>
    public required int PageEvent { get; init; }

    /// <summary>Index of the event of a refund; -1: there are none.</summary>
    public int RefundEvent { get; init; } = -1;

    /// <summary>Index of the event of a passed identity check; -1: there is no such check.</summary>
    public int Approved { get; init; } = -1;

    /// <summary>Index of the event of a failed identity check; -1: there is no such check.</summary>
    public int Rejected { get; init; } = -1;

    /// <summary>Index of those who type the address: no campaign, and never removed.</summary>
    public const int Direct = 0;

    /// <summary>The channels that can be removed, each with its campaigns.</summary>
    public IReadOnlyList<(string Channel, int[] Campaigns)> Channels { get; } =
    [
        .. Data.Campaigns.Select((campaign, index) => (campaign.Channel, index)).Where(entry => entry.index != Direct)
            .GroupBy(entry => entry.Channel).Select(group => (group.Key, group.Select(entry => entry.index).ToArray())),
    ];
}
