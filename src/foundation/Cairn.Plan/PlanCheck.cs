using System.Collections.Concurrent;
using System.Collections.Frozen;
using Cairn.Model;
using Cairn.Plan.Checking;
using Cairn.Plan.Shapes;
using Codes = Cairn.Plan.PlanProblemCodes;

namespace Cairn.Plan;

/// <summary>
/// Validates events against a plan. Made once for a plan; safe to use from many threads; an event that keeps the plan costs no
/// allocation. An event is never changed: whoever calls takes the canonical name from the verdict.
/// </summary>
/// <remarks>
/// Order of the checks, the first that fails decides: name, dates, identifiers, currency, value, properties in the order in
/// which they stand, required properties. A required property may stand in its column instead: value, total and revenue in
/// <see cref="Event.Value"/>, currency in <see cref="Event.Currency"/>, order_id in <see cref="Event.OrderId"/>.
/// </remarks>
public sealed class PlanCheck
{
    /// <summary>The longest JSON text of an event's properties, in characters.</summary>
    public const int MaximumPropertiesLength = PropertiesCheck.MaximumLength;

    // The warehouse stores Decimal(28, 8): twenty digits before the point.
    private const decimal ValueLimit = 100_000_000_000_000_000_000m;
    private const int MaximumUnknownNames = 1024;
    private const int MaxUnplannedNameLength = 200;

    // An unplanned event plans no property; what holds for every event holds for it too.
    private static readonly EventRules Unplanned = new(new PlannedEvent { Name = "", Phase = "", Value = 0 });

    private readonly TrackingPlan _plan;
    private readonly FrozenDictionary<string, EventRules> _rules;
    private readonly FrozenSet<string> _identifierTypes;
    private readonly FrozenSet<string> _currencies;
    private readonly ConcurrentDictionary<string, PlanProblem> _unknownNames = new(StringComparer.Ordinal);

    /// <summary>Prepares the checks of <paramref name="plan"/>.</summary>
    public PlanCheck(TrackingPlan plan)
    {
        _plan = plan;
        var rules = plan.Events.Values.ToDictionary(
            planned => planned.Name, planned => new EventRules(planned), StringComparer.Ordinal);
        foreach (var (alias, name) in plan.Aliases)
            rules[alias] = rules[name];
        _rules = rules.ToFrozenDictionary(StringComparer.Ordinal);
        _identifierTypes = plan.Identifiers.Select(static identifier => identifier.Type).ToFrozenSet(StringComparer.Ordinal);
        _currencies = plan.Currencies.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Whether the plan has an event of that name, under its own name or an alias.</summary>
    public bool Knows(string name) => _rules.ContainsKey(name);

    /// <summary>Checks one event. A call that only says who somebody is needs no place in the plan.</summary>
    /// <param name="e">The event, under its canonical name or an alias, or one of <see cref="IdentityCalls"/>.</param>
    public PlanVerdict Check(Event e)
    {
        if (!_rules.TryGetValue(e.Name, out var rules))
            return new PlanVerdict(null, IdentityCalls.Contains(e.Name) ? CheckIdentifiers(e) : CheckUnplanned(e), null);

        var rejection = rules.CheckEnd(e.OccurredAt)
            ?? CheckIdentifiers(e)
            ?? CheckCurrency(e)
            ?? CheckValue(e, rules)
            ?? PropertiesCheck.Run(rules, e);
        return new PlanVerdict(rules.Planned, rejection, rejection is null ? rules.Warn(e.OccurredAt) : null);
    }

    private PlanProblem? CheckUnplanned(Event e) =>
        !_plan.AcceptsUnplanned || e.Name.Trim().Length == 0 || e.Name.Length > MaxUnplannedNameLength || e.Name.Any(char.IsControl)
            ? UnknownEvent(e.Name)
            : CheckIdentifiers(e) ?? CheckCurrency(e) ?? CheckSize(e) ?? PropertiesCheck.Run(Unplanned, e);

    private PlanProblem UnknownEvent(string name)
    {
        if (_unknownNames.TryGetValue(name, out var known))
            return known;

        var what = name.Length == 0 ? "the event has no name" : $"'{Texts.Shorten(name)}' is no event of the plan";
        var remedy = NearMiss.Ask(
            name, _rules.Keys, "Add it to the plan, add it to an event's aliases, or translate it in the mapping.");
        var problem = new PlanProblem(Codes.UnknownEvent, "event", $"{what}. {remedy}");
        // The bound keeps a sender of random names from filling the memory; the count may be passed by a few in a race.
        if (_unknownNames.Count < MaximumUnknownNames)
            _unknownNames.TryAdd(name, problem);
        return problem;
    }

    private PlanProblem? CheckIdentifiers(Event e)
    {
        for (var i = 0; i < e.Identifiers.Count; i++)
        {
            var type = e.Identifiers[i].Type;
            if (!_identifierTypes.Contains(type))
                return new PlanProblem(Codes.UnknownIdentifier, type,
                    $"the plan has no identifier type '{Texts.Shorten(type)}'. "
                    + $"{NearMiss.Ask(type, [.. _identifierTypes], "Add it to `identifiers:`.")}");
        }

        return null;
    }

    private PlanProblem? CheckCurrency(Event e)
    {
        if (e.Currency.Length == 0 || Currency.IsIso4217(e.Currency) || _currencies.Contains(e.Currency))
            return null;

        if (!PlanNames.Currency.IsMatch(e.Currency.ToUpperInvariant()))
            return new PlanProblem(Codes.NotACurrency, "currency",
                $"'{Texts.Shorten(e.Currency)}' is no code of a currency. Send an ISO 4217 code as EUR; a file's mapping translates it, "
                + $"as in `currency: {{ column: ..., names: {{ \"{Texts.Shorten(e.Currency)}\": EUR }} }}`.");

        var upper = e.Currency.ToUpperInvariant();
        var remedy = upper != e.Currency && (Currency.IsIso4217(upper) || _currencies.Contains(upper))
            ? $"Write it in capital letters: {upper}."
            : "Send an ISO 4217 code as EUR, or add the token's symbol to the plan's `currencies:`.";
        return new PlanProblem(Codes.UnknownCurrency, "currency",
            $"'{Texts.Shorten(e.Currency)}' is no known currency. {remedy}");
    }

    private static PlanProblem? CheckSize(Event e) => e.Value is { } value and (>= ValueLimit or <= -ValueLimit)
        ? new PlanProblem(Codes.OutOfRange, "value", $"the value {value} is too large to be stored. Values lie below {ValueLimit:0.#E+0}.")
        : null;

    private static PlanProblem? CheckValue(Event e, EventRules rules)
    {
        if (e.Value is not { } value)
            return null;

        if (CheckSize(e) is { } tooLarge)
            return tooLarge;

        var money = rules.Money;
        if (value < 0 && money?.Planned.Minimum is null or >= 0)
            return new PlanProblem(Codes.NegativeValue, money?.Planned.Name ?? "value",
                $"the value is {value}. Send refunds as an event of their own, or "
                + $"give the event's `{money?.Planned.Name ?? "value"}` a minimum below 0 in the plan.");

        return money?.CheckNumber(value);
    }
}
