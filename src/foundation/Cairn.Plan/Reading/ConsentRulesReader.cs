using Cairn.Plan.Shapes;
using Cairn.Yaml;

namespace Cairn.Plan.Reading;

/// <summary>Reads what counts as a denial, and rejects a section that could never have an effect.</summary>
internal static class ConsentRulesReader
{
    public static PlannedConsent? Read(YamlNode root, Dictionary<string, PlannedEvent> events, MistakeList mistakes)
    {
        if (root["consent"] is not { Kind: YamlKind.Map } content)
            return null;

        var consent = new PlannedConsent
        {
            Category = content.TextOf("category"),
            RespectsGlobalPrivacyControl = content.TextOf("global_privacy_control") == ConsentShape.Respect,
            OnlyPurposes = content.TextOf("applies_to") == ConsentShape.EventsWithPurpose,
            Denied = content.TextOf("denied") switch
            {
                ConsentShape.Anonymise => DeniedConsent.Anonymise,
                ConsentShape.Keep => DeniedConsent.Keep,
                _ => DeniedConsent.Suppress,
            },
        };
        if (content["category"] is null && !consent.RespectsGlobalPrivacyControl)
            mistakes.Add(content, "consent names nothing that a customer could deny",
                $"Add `category:` with the consent banner's category, as Analytics, or `global_privacy_control: {ConsentShape.Respect}`.");
        if (consent.OnlyPurposes && events.Values.All(planned => planned.Consent.Length == 0))
            mistakes.Add(content["applies_to"]!, "no event names a purpose, so none would need consent",
                $"Name purposes in events, as `consent: analytics`, or use {ConsentShape.EveryEvent}.");
        return consent;
    }
}
