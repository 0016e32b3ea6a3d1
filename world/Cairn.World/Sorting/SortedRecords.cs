namespace Cairn.World.Sorting;

/// <summary>The records of a sort, in order, one at a time: call <see cref="Read"/> before each. For one thread.</summary>
public sealed class SortedRecords : IDisposable
{
    private readonly LoserTree _tree;
    private readonly ExternalSort _sort;

    internal SortedRecords(LoserTree tree, ExternalSort sort)
    {
        _tree = tree;
        _sort = sort;
    }

    /// <summary>How many records there are in all.</summary>
    public long Count => _sort.Count;

    /// <summary>The record's key.</summary>
    public long Key => _tree.Key;

    /// <summary>The record's tie.</summary>
    public ulong Tie => _tree.Tie;

    /// <summary>The record's payload, valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Payload => _tree.Payload;

    /// <summary>Goes to the next record.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Read() => _tree.Read();

    /// <summary>Closes and deletes the files of the runs.</summary>
    public void Dispose()
    {
        _tree.Dispose();
        _sort.Dispose();
    }
}
