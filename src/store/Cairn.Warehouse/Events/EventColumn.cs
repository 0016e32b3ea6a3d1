using Cairn.Model;
using Cairn.Warehouse.Native;

namespace Cairn.Warehouse.Events;

/// <summary>
/// A column of the table <c>events</c>: its name and type there, and how it comes from an <see cref="Event"/> and back. All of
/// them stand in <see cref="EventColumns"/>.
/// </summary>
public abstract class EventColumn
{
    private protected EventColumn(string name, string type, string meaning) => (Name, Type, Meaning) = (name, type, meaning);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its ClickHouse type.</summary>
    public string Type { get; }

    /// <summary>What it says, as a sentence for docs.</summary>
    public string Meaning { get; }

    /// <summary>A column for the rows of one block.</summary>
    internal abstract NativeColumn CreateNative();

    /// <summary>Adds an event's value to a column that <see cref="CreateNative"/> made.</summary>
    internal abstract void Append(NativeColumn column, Event e);

    /// <summary>Writes an event's value into a row.</summary>
    internal abstract void Encode(Event e, ref RowWriter row);

    /// <summary>Adds the next value of a row to a column that <see cref="CreateNative"/> made.</summary>
    internal abstract void AppendEncoded(NativeColumn column, ref EncodedRow row);

    /// <summary>Takes the next column of a query's row.</summary>
    internal abstract void Read(RowStream rows, Event e);

    /// <summary>Whether two events are stored with the same value.</summary>
    internal abstract bool IsSame(Event a, Event b);
}
