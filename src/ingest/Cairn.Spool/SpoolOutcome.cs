namespace Cairn.Spool;

/// <summary>Whether a request is on disk.</summary>
/// <param name="IsStored">True only when body and place were committed with fsync.</param>
/// <param name="Refusal">Why it is not, as a stable code: <c>spool_full</c>, <c>disk_full</c>, <c>disk_failed</c>, <c>stopping</c>; empty when it is.</param>
public readonly record struct SpoolOutcome(bool IsStored, string Refusal)
{
    /// <summary>It is on disk.</summary>
    public static SpoolOutcome Stored => new(true, "");
}
