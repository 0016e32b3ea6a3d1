using Cairn.Model;
using Cairn.Warehouse.Native;

namespace Cairn.Warehouse.Events;

/// <summary>An unsigned number: UInt64, UInt32, or Date as days since 1970-01-01.</summary>
internal sealed class NumberEventColumn(string name, string type, string meaning, Func<Event, ulong> get, Action<Event, ulong> set) : EventColumn(name, type, meaning)
{
    internal override NativeColumn CreateNative() => new NumberColumn(Name, Type);

    internal override void Append(NativeColumn column, Event e) => ((NumberColumn)column).Append(get(e));

    internal override void Encode(Event e, ref RowWriter row) => row.UInt64(get(e));

    internal override void AppendEncoded(NativeColumn column, ref EncodedRow row) => ((NumberColumn)column).Append(row.UInt64());

    internal override void Read(RowStream rows, Event e) => set(e, rows.ReadUInt64());

    internal override bool IsSame(Event a, Event b) => get(a) == get(b);
}
