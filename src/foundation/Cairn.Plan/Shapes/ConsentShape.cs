using Cairn.Yaml.Shapes;

namespace Cairn.Plan.Shapes;

/// <summary>The description of the plan's consent, and the words that stand for its choices.</summary>
internal static class ConsentShape
{
    public const string Respect = "respect", Ignore = "ignore";
    public const string EveryEvent = "every_event", EventsWithPurpose = "events_with_purpose";
    public const string Suppress = "suppress", Anonymise = "anonymise", Keep = "keep";

    public static FieldsShape Full { get; } = new(
        new("category", Parts.Text(
            "The consent banner's category that stands for tracking, as Analytics: "
            + "an event whose context.consent.categoryPreferences has false there is denied.")),
        new("global_privacy_control", new ChoiceShape(Ignore, Respect)
        {
            Description = "Whether the browser's signal Global Privacy Control (Sec-GPC: 1) is a denial. Default: ignore.",
        }),
        new("applies_to", new ChoiceShape(EveryEvent, EventsWithPurpose)
        {
            Description = "Which events need consent: all, or only those that name a purpose under `consent`. Default: every_event.",
        }),
        new("denied", new ChoiceShape(Suppress, Anonymise, Keep)
        {
            Description = "What becomes of events of customers who deny. Default: suppress.",
        }))
    {
        Description = "What counts as a customer's denial and what follows from it; without it, everything is stored.",
    };

    public static string Write(bool respectsGlobalPrivacyControl) => respectsGlobalPrivacyControl ? Respect : Ignore;

    public static string WriteScope(bool onlyPurposes) => onlyPurposes ? EventsWithPurpose : EveryEvent;

    public static string Write(DeniedConsent denied) => denied switch
    {
        DeniedConsent.Anonymise => Anonymise,
        DeniedConsent.Keep => Keep,
        _ => Suppress,
    };
}
