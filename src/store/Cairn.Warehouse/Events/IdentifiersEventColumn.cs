using Cairn.Model;
using Cairn.Warehouse.Native;

namespace Cairn.Warehouse.Events;

/// <summary>Typed identifiers in their order.</summary>
internal sealed class IdentifiersEventColumn(string name, string meaning, Func<Event, IReadOnlyList<Identifier>> get, Action<Event, IReadOnlyList<Identifier>> set)
    : EventColumn(name, "Map(LowCardinality(String), String)", meaning)
{
    internal override NativeColumn CreateNative() => new IdentifierColumn(Name);

    internal override void Append(NativeColumn column, Event e) => ((IdentifierColumn)column).Append(get(e));

    internal override void Encode(Event e, ref RowWriter row)
    {
        var identifiers = get(e);
        row.Count(identifiers.Count);
        for (var i = 0; i < identifiers.Count; i++)
        {
            row.Text(identifiers[i].Type);
            row.Text(identifiers[i].Value);
        }
    }

    internal override void AppendEncoded(NativeColumn column, ref EncodedRow row)
    {
        var identifiers = (IdentifierColumn)column;
        for (var left = row.Count(); left > 0; left--)
        {
            var type = row.Text();
            identifiers.AppendEncodedEntry(type, row.Text());
        }
        identifiers.EndRow();
    }

    internal override void Read(RowStream rows, Event e) => set(e, Array.ConvertAll(rows.ReadPairs(), static pair => new Identifier(pair.Key, pair.Value)));

    internal override bool IsSame(Event a, Event b) => get(a).SequenceEqual(get(b));
}
