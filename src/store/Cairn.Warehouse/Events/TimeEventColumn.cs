using Cairn.Model;
using Cairn.Warehouse.Native;

namespace Cairn.Warehouse.Events;

/// <summary>A time, milliseconds since 1970-01-01T00:00:00Z.</summary>
internal sealed class TimeEventColumn(string name, string meaning, Func<Event, long> get, Action<Event, long> set) : EventColumn(name, "DateTime64(3, 'UTC')", meaning)
{
    internal override NativeColumn CreateNative() => NumberColumn.Time(Name);

    internal override void Append(NativeColumn column, Event e) => ((NumberColumn)column).Append(unchecked((ulong)get(e)));

    internal override void Encode(Event e, ref RowWriter row) => row.UInt64(unchecked((ulong)get(e)));

    internal override void AppendEncoded(NativeColumn column, ref EncodedRow row) => ((NumberColumn)column).Append(row.UInt64());

    internal override void Read(RowStream rows, Event e) => set(e, rows.ReadInt64());

    internal override bool IsSame(Event a, Event b) => get(a) == get(b);
}
