using Cairn.Yaml.Shapes;

namespace Cairn.Plan.Shapes;

/// <summary>The description of the referrers that send nobody.</summary>
internal static class UnwantedReferralsShape
{
    private const int MaximumHosts = 2000;

    public static EitherShape Full { get; } = new(
        Hosts("These instead of the list that ships."),
        new FieldsShape(
            new("add", Hosts("These beside the list that ships.")),
            new("remove", Hosts("Entries of the list that ships that do refer.")))
        {
            Description = "Changes to the list that ships.",
        })
    {
        Description = "Hosts where a customer pays or signs in and comes back: as referrers they never start a visit's channel. "
            + "Default: the list that ships (docs/channels.md).",
    };

    private static ListShape Hosts(string description) =>
        new(new TextShape { Form = PlanNames.Host, FormInWords = PlanNames.HostInWords }, MaximumHosts) { Description = description };
}
