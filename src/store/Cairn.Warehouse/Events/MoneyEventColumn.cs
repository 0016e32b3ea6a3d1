using Cairn.Model;
using Cairn.Warehouse.Native;

namespace Cairn.Warehouse.Events;

/// <summary>An amount of money, exact (<see cref="Money"/>); null where the event says nothing of money.</summary>
internal sealed class MoneyEventColumn(string name, string meaning, Func<Event, decimal?> get, Action<Event, decimal?> set) : EventColumn(name, "Nullable(Decimal(28, 8))", meaning)
{
    internal override NativeColumn CreateNative() => new MoneyColumn(Name);

    internal override void Append(NativeColumn column, Event e) => ((MoneyColumn)column).Append(get(e));

    internal override void Encode(Event e, ref RowWriter row) => row.Units(get(e) is { } money ? Money.ToUnits(money) : null);

    internal override void AppendEncoded(NativeColumn column, ref EncodedRow row) => ((MoneyColumn)column).AppendUnits(row.Units());

    internal override void Read(RowStream rows, Event e) => set(e, rows.TryReadNull() ? null : rows.ReadDecimal());

    internal override bool IsSame(Event a, Event b) => get(a) == get(b);
}
