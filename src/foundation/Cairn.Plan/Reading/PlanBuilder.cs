using Cairn.Plan.Shapes;
using Cairn.Yaml;
using Cairn.Yaml.Shapes;

namespace Cairn.Plan.Reading;

/// <summary>
/// From the YAML tree to the plan, in two passes: the shapes check every part by itself; the readers build what can be
/// built and check how the parts fit together. Readers pass over what the shapes have already complained about.
/// </summary>
internal static class PlanBuilder
{
    private static readonly TimeSpan DefaultSessionTimeout = TimeSpan.FromMinutes(30);

    public static TrackingPlan? Build(YamlNode root, string digest, MistakeList mistakes)
    {
        PlanShape.Root.Check(root, "", mistakes);
        if (root.Kind != YamlKind.Map)
            return null;

        var currencies = Currencies(root, mistakes);
        var phases = PhasesReader.Read(root, mistakes);
        var events = EventsReader.Read(root, phases, mistakes);
        var aliases = AliasesReader.Read(root, events, mistakes);
        ImpliesCheck.Run(root, events, mistakes);
        var conversions = ConversionsReader.Read(root, events, currencies, mistakes);
        var channelRules = ChannelRulesReader.Read(root, mistakes);
        var consent = ConsentRulesReader.Read(root, events, mistakes);

        return new TrackingPlan
        {
            Name = root.TextOf("name"),
            Version = root.TextOf("version"),
            Digest = digest,
            Phases = phases,
            Events = events,
            Aliases = aliases,
            Conversions = conversions,
            ChannelRules = channelRules,
            SessionTimeout = DurationShape.Read(root.TextOf("session_timeout")) ?? DefaultSessionTimeout,
            Identifiers = IdentifiersReader.Read(root, mistakes),
            Currencies = currencies,
            Consent = consent,
            AcceptsUnplanned = root.TextOf("unplanned") == PlanWords.Accept,
            KeepsMachineOpens = root.TextOf("machine_opens") == PlanWords.Keep,
            KeepsNetworks = root.TextOf("networks") == PlanWords.Keep,
            KeepsBots = root.TextOf("bots") == PlanWords.Keep,
            UnwantedReferrals = UnwantedReferralsReader.Read(root, mistakes),
        };
    }

    private static IReadOnlyList<string> Currencies(YamlNode root, MistakeList mistakes)
    {
        foreach (var node in root.ScalarsOf("currencies").Where(node => Currency.IsIso4217(node.Text)))
            mistakes.Add(node, $"{node.Text} is an ISO 4217 code", "Remove it; those codes are always known.");

        return [.. root.ScalarsOf("currencies").Select(node => node.Text)];
    }
}
