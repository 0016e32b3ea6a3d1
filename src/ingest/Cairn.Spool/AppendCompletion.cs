namespace Cairn.Spool;

/// <summary>
/// Requests whose outcome is known, for the thread pool: one work item lets all of them go on, one after the other, because queueing
/// each costs more than it does and leaves nothing in the caches for the next.
/// </summary>
internal sealed class AppendCompletion(PendingAppend[] group, AppendResult outcome) : IThreadPoolWorkItem
{
    /// <summary>Fewer are not worth a second thread.</summary>
    private const int MinShared = 16;

    /// <summary>Queues them for as many threads as there are processors.</summary>
    public static void Complete(ReadOnlySpan<PendingAppend> group, AppendResult outcome)
    {
        var share = Math.Max(MinShared, (group.Length + Environment.ProcessorCount - 1) / Environment.ProcessorCount);
        for (var from = 0; from < group.Length; from += share)
            ThreadPool.UnsafeQueueUserWorkItem(new AppendCompletion(group[from..Math.Min(group.Length, from + share)].ToArray(), outcome), preferLocal: false);
    }

    public void Execute()
    {
        foreach (var append in group)
            append.Complete(outcome);
    }
}
