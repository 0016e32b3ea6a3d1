namespace Cairn.World.Sorting;

/// <summary>One sorted run while it is merged. Key, tie and payload are those of the last record read.</summary>
internal abstract class RunCursor : IDisposable
{
    public long Key { get; protected set; }

    public ulong Tie { get; protected set; }

    public abstract ReadOnlySpan<byte> Payload { get; }

    public abstract bool Read();

    public abstract void Dispose();
}
