using Cairn.Reference.Journeys;
using Cairn.Reference.Models;
using Cairn.Reference.Money;

namespace Cairn.Reference;

/// <summary>
/// A report made slowly and plainly, by docs/journeys.md and docs/attribution.md alone. The product answers to it: where the two
/// differ, one of them or the page is wrong.
/// </summary>
public sealed class ReferenceReport
{
    private readonly Dictionary<string, List<Act>> _trails;
    private readonly List<Journey> _journeys;
    private readonly ReferenceQuestion _question;

    private ReferenceReport(IReadOnlyList<ReferenceEvent> events, ReferencePlan plan, ReferenceQuestion question)
    {
        _question = question;
        var repeats = new List<long>();
        _trails = Trails.Of(events, plan, question);
        if (plan.OncePer == "order_id")
            Orders.Settle(_trails, question.WindowMs ?? plan.WindowMs, repeats);
        foreach (var trail in _trails.Values)
        {
            Sessions.Divide(trail, plan.SessionTimeoutMs);
            Once.Mark(trail, plan, question.Zone, repeats);
        }
        var cycles = new Cycles(plan, question);
        _journeys = [.. _trails.OrderBy(trail => trail.Key, StringComparer.Ordinal)
            .SelectMany(trail => cycles.Journeys(trail.Value)).Where(journey => IsInReport(journey.EndMs))];

        var conversions = _journeys.FindAll(journey => journey.Converted);
        var sums = new Sums(conversions, events, plan, question);
        Repeats = repeats.Count(IsInReport);
        Conversions = conversions.Count;
        Value = conversions.Sum(journey => journey.Money);
        Nulls = _journeys.Count - conversions.Count;
        Currency = sums.Currency;
        OtherCurrencies = sums.Others;
        WithoutMoney = sums.WithoutMoney;
        Rows = [.. Models.Rows.Of(_journeys, question)];
    }

    /// <summary>By model in the order asked for, then by name, <c>(unattributed)</c> last.</summary>
    public IReadOnlyList<ReferenceRow> Rows { get; }

    /// <summary>All counted conversions of the report's time, in whatever currency.</summary>
    public long Conversions { get; }

    /// <summary>Their money, in the report's currency.</summary>
    public decimal Value { get; }

    /// <summary>The null journeys.</summary>
    public long Nulls { get; }

    /// <summary>The currency that the money is in; may be empty.</summary>
    public string Currency { get; }

    /// <summary>What the sums leave out, by code.</summary>
    public IReadOnlyList<ReferenceCurrency> OtherCurrencies { get; }

    /// <summary>Events of the conversion that <c>once_per</c> does not count, by their own time.</summary>
    public long Repeats { get; }

    /// <summary>Counted conversions that carry no money although the plan says where it stands.</summary>
    public long WithoutMoney { get; }

    /// <summary>The keys of all persons that have an act.</summary>
    public IReadOnlyList<string> Persons => [.. _trails.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Makes a report.</summary>
    public static ReferenceReport Of(IReadOnlyList<ReferenceEvent> events, ReferencePlan plan, ReferenceQuestion question) =>
        new(events, plan, question);

    /// <summary>Each counted conversion of a person within the report's time, oldest first.</summary>
    public IReadOnlyList<ReferenceConversion> Explain(string person) =>
    [
        .. _journeys.Where(journey => journey.Converted && journey.Person == person).Select(journey => new ReferenceConversion(
            person, journey.EndMs, journey.Money, journey.Conversion!.Currency, journey.Touches,
            Rules.Names.ToDictionary(rule => rule, IReadOnlyList<double> (rule) => Rules.Shares(rule, journey, _question))))
    ];

    /// <summary>A person's visits in the order of their first acts, whatever the report's dates and dimension.</summary>
    public IReadOnlyList<ReferenceVisit> Timeline(string person) =>
    [
        .. (_trails.GetValueOrDefault(person) ?? []).Select(act => act.Visit).OfType<Visit>().Distinct().Select(visit =>
            new ReferenceVisit(visit.BeginMs, Dimension.PlayerOf(visit, "channel"), [.. visit.Acts.Select(act => (act.AtMs, act.Event.Event))]))
    ];

    /// <summary>docs/journeys.md: <c>--from</c> and <c>--to</c> choose conversions by their own time and null journeys by their end.</summary>
    private bool IsInReport(long atMs) => atMs >= (_question.FromMs ?? long.MinValue) && atMs < (_question.ToMs ?? long.MaxValue);
}
