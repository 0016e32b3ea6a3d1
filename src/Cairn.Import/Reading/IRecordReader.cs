namespace Cairn.Import.Reading;

/// <summary>Reads the records of one log in order, in memory that does not grow with the log.</summary>
public interface IRecordReader : IDisposable
{
    /// <summary>The columns' names; a reader of JSON lines adds a column when it first meets a new key.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Reads the next record; one that cannot be taken apart is returned with <see cref="Record.Fault"/>.</summary>
    /// <returns>False at the end of the log.</returns>
    bool Read(Record record);
}
