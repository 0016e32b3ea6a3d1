using System.Text.RegularExpressions;

namespace Cairn.CommandLine;

/// <summary>
/// The terms that commands use without saying what they mean, a sentence each. Help shows those that a command uses, and
/// docs/glossary.md shows all.
/// </summary>
internal static class Glossary
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(1);

    /// <summary>All terms, in the order of the alphabet.</summary>
    public static IReadOnlyList<(string Term, string Meaning)> All { get; } =
    [
        ("act", "something that a person did, told by one event."),
        ("alias", "another name under which a sender sends an event of the plan."),
        ("capture rate", "the share of what truly happened that the tracking saw."),
        ("channel", "the kind of traffic that brought a visit: Paid Search, Email, Direct and so on (docs/channels.md)."),
        ("coalition", "a set of players that stand on one journey together."),
        ("collector", "the server that takes events from clients: cairn serve."),
        ("conversion", "an event that counts as a success, such as a paid order; the plan names it."),
        ("credit", "a touch's share of a conversion, or of its money, by a model."),
        ("data folder", "where Cairn keeps everything that it has stored; .cairn unless --data or CAIRN_DATA names another."),
        ("debug key", "a key that expires, and with which events are tried out and never stored."),
        ("duplicate", "a message that came a second time, known by its id and its content; it is suppressed."),
        ("engine", "the database inside a data folder; commands start it when they need it."),
        ("fault", "something that goes wrong on purpose in a simulated world, such as an ad blocker or a lost release."),
        ("half-life", "the time in which a touch loses half of its weight in the time decay model."),
        ("journey", "the touches of one person in the order of time, up to a conversion or to the end of the data."),
        ("look-back", "how long before a conversion a touch may lie and still get credit; also called the window."),
        ("mapping", "a YAML file that says which column of a log gives which field of an event (docs/import.md)."),
        ("model", "a rule by which a conversion is shared out among touches: first, last, linear, markov and others."),
        ("person", "the identifiers that belong together (docs/identity.md), and so whoever did an act."),
        ("plan", "the tracking plan: a YAML file that says which events there are, what each is worth, and what counts as a conversion."),
        ("player", "what credit is given to: a channel, an event, a campaign, as --by says."),
        ("probable link", "two devices that are probably one person's although no login says so (docs/identity.md)."),
        ("quarantine", "where records wait that break the plan or cannot be read; no report counts them until they are fixed."),
        ("refund", "an event that takes the money of an order back."),
        ("replay", "deciding stored records once more, after a plan was fixed."),
        ("resample", "the same people drawn anew, some of them twice or more, some not at all: how far a figure differs from one to the next says how sure it is."),
        ("session", "the acts of one person without a long pause between them; where they name another origin, a new visit begins."),
        ("source", "the name of a sender, such as web, app or shop; in --by, the site or campaign source that brought a visit."),
        ("spool", "the files in which the collector keeps every request before the warehouse has it."),
        ("spread", "how many points of share lie between the model that gives a player most and the one that gives it least."),
        ("suppressed", "noted with its reason and not stored: a duplicate, a denied consent, an event that the plan suppresses."),
        ("touch", "a point on a person's way that can get credit: a visit, or one act where --by names an event or a property."),
        ("webhook", "a request by which a mail, text message or identity service tells what happened."),
        ("world", "simulated customers whose truth is known, to compare reports with."),
        ("write key", "the text by which the collector knows a source."),
    ];

    /// <summary>Those that a text uses, singular or plural, in the order of the alphabet.</summary>
    public static IEnumerable<(string Term, string Meaning)> UsedIn(string text) =>
        All.Where(entry => Regex.IsMatch(text, $@"\b{Pattern(entry.Term)}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, MaxWait));

    /// <summary>A term in singular and plural; an option by that name, as --plan, is no use of it.</summary>
    private static string Pattern(string term) => term switch
    {
        "alias" => "alias(es)?",
        "touch" => "touch(es)?",
        "person" => "(persons?|people)",
        "half-life" => "(half-life|half-lives)",
        "capture rate" => "capture rates?",
        _ => $@"(?<!--){Regex.Escape(term)}s?",
    };
}
