using Cairn.Model;
using Cairn.Warehouse.Native;

namespace Cairn.Warehouse.Events;

/// <summary>Text of which nearly every row has its own.</summary>
internal sealed class StringEventColumn(string name, string meaning, Func<Event, string> get, Action<Event, string> set) : EventColumn(name, "String", meaning)
{
    internal override NativeColumn CreateNative() => new StringColumn(Name);

    internal override void Append(NativeColumn column, Event e) => ((StringColumn)column).Append(get(e));

    internal override void Encode(Event e, ref RowWriter row) => row.Text(get(e));

    internal override void AppendEncoded(NativeColumn column, ref EncodedRow row) => ((StringColumn)column).AppendEncoded(row.Text());

    internal override void Read(RowStream rows, Event e) => set(e, rows.ReadString());

    internal override bool IsSame(Event a, Event b) => get(a) == get(b);
}
