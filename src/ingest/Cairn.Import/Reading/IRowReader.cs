using System.Collections.ObjectModel;

namespace Cairn.Import.Reading;

/// <summary>Reads the rows of one log in order, in memory that does not grow with the log.</summary>
public interface IRowReader : IDisposable
{
    /// <summary>The columns' names; a reader of JSON lines adds a column when it first meets a new key.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>What was passed over because it is no event, by reason; only request logs have such things.</summary>
    IReadOnlyDictionary<string, long> PassedOver => ReadOnlyDictionary<string, long>.Empty;

    /// <summary>Reads the next row; one that cannot be taken apart is returned with <see cref="Row.Fault"/>.</summary>
    /// <returns>False at the end of the log.</returns>
    bool Read(Row row);
}
