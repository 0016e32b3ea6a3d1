using System.Text.Json;
using Cairn.Import.Reading;
using Cairn.Plan;

namespace Cairn.Import.Guessing;

/// <summary>The guessed <c>value:</c> and <c>currency:</c>.</summary>
internal sealed class MoneyDraft
{
    private static readonly string[] Prices = ["price", "preis", "unit_price", "amount", "betrag"];
    private static readonly string[] Quantities = ["quantity", "qty", "menge", "anzahl", "count"];

    private ColumnProfile? _currency;
    private string? _price, _quantity;
    private List<string> _events = [];

    /// <summary>The column that the money stands in, if it is one.</summary>
    public ColumnProfile? Value { get; private init; }

    public static MoneyDraft Take(ColumnRoles roles, IReadOnlyList<ColumnProfile> columns, Dialect dialect, EventDraft events, TrackingPlan? plan)
    {
        var draft = new MoneyDraft
        {
            Value = roles.Take("value", column => column.IsNumber),
            _currency = roles.Take("currency", column => column.IsMostlyCurrency) ?? roles.TakeAny(column => column.IsCurrency),
        };
        if (draft.Value is null && dialect.Format == LogFormat.JsonLines)
            draft.TakeList(columns.FirstOrDefault(column => column.IsList && MembersOf(column.First).Any(IsPrice)));
        if (plan is not null && events.Column is not null)
            draft._events = [.. events.ConversionNames(plan).Distinct()];
        return draft;
    }

    public void Write(Action<string> line)
    {
        var only = _events.Count > 0 ? $", events: [{string.Join(", ", _events.Select(YamlText.Of))}]" : "";
        if (Value is not null)
            line($"value: {{ column: {YamlText.Of(Value.Name)}{only} }}   # such as {Value.First}{(only.Length > 0 ? "; CHECK: money counts on these events alone" : "")}");
        else if (_price is not null)
            line($"value: {{ sum: {YamlText.Of(_price)}{(_quantity is null ? "" : $", times: {YamlText.Of(_quantity)}")}{only} }}   # CHECK: the list's prices, added up");
        else
            line("# value: ...                        # CHECK: no column's name says what money it was");
        if (_currency is not null)
            line($"currency: {YamlText.Of(_currency.Name)}{(_currency.NoCurrencies > 0 ? $"   # CHECK: {_currency.NoCurrencies:N0} of {_currency.Filled:N0} values are no ISO 4217 code" : "")}");
        else if (Value is not null || _price is not null)
            line("currency: { constant: EUR }         # CHECK: no column holds currencies");
    }

    private void TakeList(ColumnProfile? list)
    {
        if (list is null)
            return;
        var members = MembersOf(list.First).ToList();
        _price = $"{list.Name}[].{members.First(IsPrice)}";
        _quantity = members.FirstOrDefault(member => Quantities.Contains(member, StringComparer.OrdinalIgnoreCase)) is { } quantity ? $"{list.Name}[].{quantity}" : null;
    }

    private static bool IsPrice(string member) => Prices.Contains(member, StringComparer.OrdinalIgnoreCase);

    /// <summary>The members of a list's first element.</summary>
    private static IEnumerable<string> MembersOf(string list)
    {
        try
        {
            using var json = JsonDocument.Parse(list);
            return json.RootElement.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } element
                ? [.. element.EnumerateObject().Select(member => member.Name)]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
