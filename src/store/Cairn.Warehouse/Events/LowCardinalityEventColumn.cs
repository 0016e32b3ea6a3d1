using Cairn.Model;
using Cairn.Warehouse.Native;

namespace Cairn.Warehouse.Events;

/// <summary>Text that repeats: a block keeps each one once. Rows hold the string itself, which a block's dictionary asks for.</summary>
internal sealed class LowCardinalityEventColumn(string name, string meaning, Func<Event, string> get, Action<Event, string> set) : EventColumn(name, "LowCardinality(String)", meaning)
{
    internal override NativeColumn CreateNative() => new LowCardinalityColumn(Name);

    internal override void Append(NativeColumn column, Event e) => ((LowCardinalityColumn)column).Append(get(e));

    internal override void Encode(Event e, ref RowWriter row) => row.Repeated(get(e));

    internal override void AppendEncoded(NativeColumn column, ref EncodedRow row) => ((LowCardinalityColumn)column).Append(row.Repeated());

    internal override void Read(RowStream rows, Event e) => set(e, rows.ReadString());

    internal override bool IsSame(Event a, Event b) => get(a) == get(b);
}
