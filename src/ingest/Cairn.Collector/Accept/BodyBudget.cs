namespace Cairn.Collector.Accept;

/// <summary>
/// How much memory all requests under way may take together, besides the little that each has without asking. Who has not
/// shown a key yet has a part of it only, so that strangers can never take what known senders need. Thread-safe.
/// </summary>
/// <param name="max">The most bytes.</param>
/// <param name="maxOfStrangers">The most of them for requests whose sender is not known yet.</param>
internal sealed class BodyBudget(long max, long maxOfStrangers)
{
    private long _taken, _takenByStrangers;

    /// <summary>Bytes that are taken.</summary>
    public long Taken => Volatile.Read(ref _taken);

    /// <summary>The most bytes.</summary>
    public long Max => max;

    /// <summary>Takes some of it.</summary>
    /// <returns>False, and nothing is taken, when there is not so much left.</returns>
    public bool TryTake(long bytes, bool isStranger)
    {
        if (isStranger && Interlocked.Add(ref _takenByStrangers, bytes) > maxOfStrangers)
        {
            Interlocked.Add(ref _takenByStrangers, -bytes);
            return false;
        }
        if (Interlocked.Add(ref _taken, bytes) <= max)
            return true;
        GiveBack(bytes, isStranger);
        return false;
    }

    /// <summary>Gives some back.</summary>
    /// <param name="bytes">How many bytes.</param>
    /// <param name="isStranger">As it was taken.</param>
    public void GiveBack(long bytes, bool isStranger)
    {
        Interlocked.Add(ref _taken, -bytes);
        if (isStranger)
            Recognise(bytes);
    }

    /// <summary>Says that a stranger who has taken so much is one no more.</summary>
    public void Recognise(long bytes) => Interlocked.Add(ref _takenByStrangers, -bytes);
}
