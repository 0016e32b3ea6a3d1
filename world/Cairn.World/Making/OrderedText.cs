namespace Cairn.World.Making;

/// <summary>
/// Puts the texts of chunks into files in the order of the chunks, whichever thread finished first. Whoever is early waits,
/// so no more texts are held than there are threads.
/// </summary>
/// <param name="people">File of the people.</param>
/// <param name="events">File of the calls that faults touched.</param>
internal sealed class OrderedText(Stream people, Stream events)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly object _gate = new();
    private int _next;

    /// <summary>Writes a chunk's texts once all chunks before it have been written.</summary>
    /// <exception cref="OperationCanceledException">Another thread failed, or the user stopped it.</exception>
    public void Write(int chunk, ReadOnlySpan<byte> peopleText, ReadOnlySpan<byte> eventText, CancellationToken ct)
    {
        lock (_gate)
        {
            while (_next != chunk)
            {
                ct.ThrowIfCancellationRequested();
                Monitor.Wait(_gate, Look);
            }
            people.Write(peopleText);
            events.Write(eventText);
            _next++;
            Monitor.PulseAll(_gate);
        }
    }
}
