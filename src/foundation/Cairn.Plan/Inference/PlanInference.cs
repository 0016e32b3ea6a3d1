using Cairn.Model;
using Cairn.Model.Automatic;

namespace Cairn.Plan.Inference;

/// <summary>
/// Drafts a tracking plan from events that came: what they are called, what they say, which events of the plans that ship they
/// resemble. Bounded: 2,000 names, 64 properties a name, 12 values a property. Not thread-safe.
/// </summary>
public sealed class PlanInference
{
    private const int MaximumNames = 2000;

    private readonly ShippedEvents _shipped = ShippedEvents.Load();
    private readonly Dictionary<string, EventSeen> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EventSeen> _events = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _money = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _automatic = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _identifiers = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _currencies = new(StringComparer.Ordinal);

    /// <summary>Events that were looked at.</summary>
    public long Count { get; private set; }

    /// <summary>Different names of them.</summary>
    public int Names => _keys.Count;

    /// <summary>Events whose names are beyond the bound.</summary>
    public long FurtherNames { get; private set; }

    /// <summary>Looks at one event, before or after it met a plan.</summary>
    public void Add(Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        Count++;
        foreach (var identifier in e.Identifiers)
            _identifiers.Add(identifier.Type);
        if (e.Currency.Length > 0 && !Plan.Currency.IsIso4217(e.Currency))
            _currencies.Add(e.Currency);
        if (IdentityCalls.Contains(e.Name) || e.Name.Length == 0)
            return;
        if (AutomaticEvents.Find(e.Name, e.Client) is { Act.Length: 0 })
        {
            if (_automatic.Count < MaximumNames || _automatic.ContainsKey(e.Name))
                _automatic[e.Name] = _automatic.GetValueOrDefault(e.Name) + 1;
            return;
        }
        if (!_keys.TryGetValue(e.Name, out var seen))
        {
            if (_keys.Count == MaximumNames)
            {
                FurtherNames++;
                return;
            }
            _keys.Add(e.Name, seen = ActOf(e.Name));
        }
        seen.Add(e);
        if (e.Value is not null && Plan.Currency.IsIso4217(e.Currency))
            _money[e.Currency] = _money.GetValueOrDefault(e.Currency) + 1;
    }

    /// <summary>The draft as a plan file: YAML that <see cref="PlanFile"/> reads without a mistake, with remarks on what was seen.</summary>
    /// <param name="name">The plan's name, in lower-case letters, digits and '_'.</param>
    public string Draft(string name) => new PlanDraft(_shipped)
    {
        Name = name,
        Events = _events,
        Automatic = _automatic,
        Identifiers = _identifiers,
        Currencies = _currencies,
        Currency = _money.Count == 0 ? "" : _money.OrderByDescending(money => money.Value).ThenBy(money => money.Key, StringComparer.Ordinal).First().Key,
    }.Write();

    private EventSeen ActOf(string name)
    {
        var (planned, isSame) = _shipped.Find(name) is { } found ? (found.Planned, found.IsSame) : (null, false);
        var act = isSame ? planned!.Name : name;
        if (!_events.TryGetValue(act, out var seen))
            _events.Add(act, seen = new EventSeen { Shipped = planned, IsShipped = isSame });
        seen.Names.Add(name);
        return seen;
    }
}
