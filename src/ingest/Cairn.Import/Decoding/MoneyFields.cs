using Cairn.Import.Mapping;
using Cairn.Import.Reading;
using Cairn.Model;

namespace Cairn.Import.Decoding;

/// <summary>Reads an event's value, currency and order.</summary>
internal sealed class MoneyFields(FieldSource? value, FieldSource? currency, FieldSource? orderId, ColumnPlaces places)
{
    private readonly MoneyReader? _value = value is null ? null : new MoneyReader(value, places);
    private readonly FieldReader? _currency = currency is null ? null : new FieldReader(currency, places);
    private readonly FieldReader? _orderId = orderId is null ? null : new FieldReader(orderId, places);

    public DecodeProblem? Fill(Row row, Event e)
    {
        decimal? money = null;
        var problem = _value?.TryRead(row, e.Name, out money);
        e.Value = money;
        // A currency says nothing without money, and a constant one would stand on every row.
        e.Currency = money is not null && _currency is not null && _currency.AppliesTo(e.Name) ? _currency.Read(row) : "";
        e.OrderId = _orderId is not null && _orderId.AppliesTo(e.Name) ? _orderId.Read(row) : "";
        return problem;
    }
}
