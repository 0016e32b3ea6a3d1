using Cairn.World.Scenario;
using Cairn.World.Simulation;

namespace Cairn.World.Effects;

/// <summary>Every question that the answers hold.</summary>
internal static class Questions
{
    /// <summary>The kind of the question about all channels at once.</summary>
    public const string AllChannels = "all_channels";

    public static IReadOnlyList<Question> Of(Preset preset)
    {
        var data = preset.Data;
        var campaigns = data.Campaigns.Index().Where(entry => entry.Item.Id.Length > 0);
        var acts = data.Events.Index().Where(entry => entry.Item.Role is not (null or ActRole.Conversion));
        return
        [
            .. preset.Channels.Select(entry => new Question("channel", entry.Channel, null, null, Removal.OfCampaigns(entry.Campaigns))),
            .. campaigns.Select(entry => new Question(
                "campaign", entry.Item.Name, entry.Item.Id, null, Removal.OfCampaigns([entry.Index]))),
            .. acts.Select(entry => new Question(
                "event", entry.Item.Name, null, entry.Item.Role!.Value.ToString().ToLowerInvariant(), Removal.OfEvent(entry.Index))),
            new Question(AllChannels, "all channels", null, null, Removal.OfCampaigns(preset.Channels.SelectMany(entry => entry.Campaigns))),
        ];
    }
}
