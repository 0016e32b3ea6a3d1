namespace Cairn.Spool;

/// <summary>What goes along with a group of requests until they are on disk. Told of one end or the other, once.</summary>
public interface ISpoolGroupCompanion
{
    /// <summary>
    /// The requests are on disk. Called on the spool's own thread, in the order of the log and before the appends complete: it must be
    /// quick and must not throw.
    /// </summary>
    /// <param name="file">The file in which they stand.</param>
    /// <param name="firstOffsets">Of each request of the group the offset of its first call in the file's log; good during the call.</param>
    void OnStored(SpoolFileName file, ReadOnlySpan<long> firstOffsets);

    /// <summary>None of them is, and none will be.</summary>
    void OnRejected();
}
