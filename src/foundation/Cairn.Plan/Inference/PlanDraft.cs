using System.Globalization;
using System.Text;

namespace Cairn.Plan.Inference;

/// <summary>Writes what was seen as a plan file, with remarks where a person has to decide.</summary>
internal sealed class PlanDraft(ShippedEvents shipped)
{
    private readonly StringBuilder _text = new();

    public required string Name { get; init; }

    /// <summary>By act: a shipped event's name, or the name under which it came.</summary>
    public required IReadOnlyDictionary<string, EventSeen> Events { get; init; }

    public required IReadOnlyDictionary<string, long> Automatic { get; init; }

    public required IReadOnlyCollection<string> Identifiers { get; init; }

    public required IReadOnlyCollection<string> Currencies { get; init; }

    /// <summary>The currency of most money that was seen; empty: there was none.</summary>
    public required string Currency { get; init; }

    public string Write()
    {
        // What has no place in a plan's names would make the draft unreadable.
        var events = Events.Where(seen => DraftText.IsTitle(seen.Key)).OrderBy(PhaseOf).ThenBy(seen => seen.Key, StringComparer.Ordinal).ToList();
        WriteHead(events.Sum(seen => seen.Value.Count), events.Count);
        _text.Append("\nevents:\n");
        foreach (var (name, seen) in events)
            WriteEvent(name, seen);
        if (events.Count == 0)
            _text.Append("  Page Viewed: { phase: context, value: 0.05 }   # nothing came that a plan could name\n");
        foreach (var (name, _) in Events.Where(seen => !DraftText.IsTitle(seen.Key)))
            Remark($"left out, for no plan can have such a name: {DraftText.Remark(name)}");
        WriteConversions(events);
        return _text.ToString();
    }

    private void WriteHead(long count, int acts)
    {
        Remark($"Drafted by `cairn plan infer` from {Number(count)} events that are {Number(acts)} acts. It is a draft: give each act its phase and");
        Remark("value, say who owns it, mark what is personal, delete what you do not need. Then: cairn plan check FILE");
        _text.Append(CultureInfo.InvariantCulture, $"name: {Name}\nversion: \"0.1\"\n\nsession_timeout: 30m\n");
        var identifiers = Identifiers.Where(DraftText.IsWord).Except(["user_id", "anonymous_id"], StringComparer.Ordinal).ToList();
        if (identifiers.Count > 0)
            _text.Append(CultureInfo.InvariantCulture, $"identifiers: [{string.Join(", ", identifiers)}]\n");
        var currencies = Currencies.Where(DraftText.IsCurrency).ToList();
        if (currencies.Count > 0)
            _text.Append(CultureInfo.InvariantCulture, $"currencies: [{string.Join(", ", currencies.Select(DraftText.Quote))}]\n");
        _text.Append("\nphases:\n");
        foreach (var phase in shipped.Plans[0].Phases)
            _text.Append(CultureInfo.InvariantCulture, $"  {phase.Name}: {{ minimum: {phase.Minimum}, maximum: {phase.Maximum} }}\n");
        foreach (var (name, seen) in Automatic)
            Remark($"suppressed without a plan's word, for a client's library sends it by itself: {DraftText.Remark(name)} ({Number(seen)})");
    }

    private void WriteEvent(string name, EventSeen seen)
    {
        _text.Append(CultureInfo.InvariantCulture, $"  {DraftText.Quote(name)}:   # {Number(seen.Count)} looked at");
        _text.Append(seen switch
        {
            { IsShipped: true } => "; as in a plan that ships\n",
            { Shipped: { } like } => string.Create(CultureInfo.InvariantCulture, $"; resembles {like.Name} ({like.Phase}, {like.Value})\n"),
            _ => "; choose its phase and value\n",
        });
        var planned = seen.IsShipped ? seen.Shipped : null;
        Line(4, $"phase: {planned?.Phase ?? shipped.Plans[0].Phases[0].Name}");
        Line(4, string.Create(CultureInfo.InvariantCulture, $"value: {planned?.Value ?? 0}"));
        if (planned is { Description.Length: > 0 })
            Line(4, $"description: {DraftText.Quote(planned.Description)}");
        var aliases = seen.Names.Where(alias => alias != name && DraftText.IsTitle(alias)).Take(100).ToList();
        if (aliases.Count > 0)
            Line(4, $"aliases: [{string.Join(", ", aliases.Select(DraftText.Quote))}]");
        if (planned?.OncePer == OncePer.OrderId)
            Line(4, "once_per: order_id");
        var properties = seen.Properties.Where(property => DraftText.IsProperty(property.Key) && property.Value.Count > 0).ToList();
        if (properties.Exists(property => property.Value.Type is not null))
            Line(4, "properties:");
        foreach (var (property, values) in properties)
            Line(6, DraftText.PropertyOf(property, values));
        if (seen.HasMore)
            Line(6, "# it has more properties than a plan can name; they are kept all the same");
    }

    private void WriteConversions(List<KeyValuePair<string, EventSeen>> events)
    {
        var drafted = new Dictionary<string, PlannedConversion>(StringComparer.Ordinal);
        foreach (var conversion in shipped.Plans.SelectMany(plan => plan.Conversions.Values))
            if (events.Exists(seen => seen.Key == conversion.Event))
                drafted.TryAdd(conversion.Name, conversion);
        _text.Append(drafted.Count > 0 ? "\nconversions:\n" : "\n# No act is known to be a conversion. Name one: conversions: { purchase: { event: ..., window: 30d } }\n");
        foreach (var conversion in drafted.Values)
        {
            var money = Currency.Length > 0 && Events[conversion.Event].Values > 0 ? $", value_property: value, currency: {Currency}" : "";
            Line(2, $"{conversion.Name}: {{ event: {DraftText.Quote(conversion.Event)}, window: 30d{money} }}");
        }
        foreach (var (name, seen) in events.Where(seen => !seen.Value.IsShipped && seen.Value.Orders * 2 > seen.Value.Count && seen.Value.Values > 0))
            Remark($"likely a conversion too, for it has orders and money: {DraftText.Remark(name)} ({Number(seen.Count)})");
    }

    private int PhaseOf(KeyValuePair<string, EventSeen> seen) => seen.Value is { IsShipped: true, Shipped: { } planned }
        ? shipped.Plans[0].Phases.ToList().FindIndex(phase => phase.Name == planned.Phase)
        : int.MaxValue;

    private void Remark(string text) => _text.Append("# ").Append(text).Append('\n');

    private void Line(int indent, string text) => _text.Append(' ', indent).Append(text).Append('\n');

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
