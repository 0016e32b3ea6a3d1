namespace Cairn.Server.Accept;

/// <summary>How many bytes the bodies of all requests under way may take together. Thread-safe.</summary>
internal sealed class BodyBudget(long most)
{
    private long _taken;

    /// <summary>Takes some of it.</summary>
    /// <returns>False, and nothing is taken, when there is not so much left.</returns>
    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref _taken, bytes) <= most)
            return true;
        Interlocked.Add(ref _taken, -bytes);
        return false;
    }

    public void GiveBack(long bytes) => Interlocked.Add(ref _taken, -bytes);
}
