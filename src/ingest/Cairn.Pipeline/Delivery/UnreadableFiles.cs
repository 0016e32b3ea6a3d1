using Cairn.Spool;

namespace Cairn.Pipeline.Delivery;

/// <summary>
/// Decides when delivery gives a spool file up that cannot be read. Bytes that changed stay changed; anything else (a disk that
/// answers with an error, too many open files) is tried again by a few runs first. Lives as long as the collector; one thread at a time.
/// </summary>
/// <param name="progress">Told of it.</param>
internal sealed class UnreadableFiles(DeliveryProgress progress)
{
    /// <summary>Runs begin anew after half a second to ten: some twenty seconds together.</summary>
    private const int MaxTries = 5;

    private readonly Dictionary<SpoolFileName, int> _tries = [];

    /// <summary>Whether delivery goes on without what cannot be read; when not, the run ends and the next one tries again.</summary>
    public bool IsAbandoned(SpoolFileName file, SpoolFileException failure) =>
        failure.IsCorrupt || (_tries[file] = _tries.GetValueOrDefault(file) + 1) >= MaxTries;

    /// <summary>Notes that a file cannot be read from an offset on.</summary>
    public void Note(SpoolFileName file, ulong from, SpoolFileException failure) =>
        progress.NoteDamage(file, $"{file.LogId} cannot be read from offset {from} on: {failure.Message}");

    /// <summary>Notes that a file can be read.</summary>
    public void Forget(SpoolFileName file, IReadOnlyList<SpoolFileName> files)
    {
        _tries.Remove(file);
        progress.ForgetDamage(file, files);
    }
}
