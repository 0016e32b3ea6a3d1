namespace Cairn.World.Sorting;

/// <summary>A sorted run that was never spilled.</summary>
internal sealed class MemoryRun(RunBuffer run) : RunCursor
{
    private int _next;

    public override ReadOnlySpan<byte> Payload => run.Payload(_next - 1);

    public override bool Read()
    {
        if (_next == run.Count)
            return false;
        Key = run.Key(_next);
        Tie = run.Tie(_next);
        _next++;
        return true;
    }

    public override void Dispose() => run.Clear();
}
