namespace Cairn.Spool;

/// <summary>Whether a request is on disk.</summary>
/// <param name="IsStored">True only when body and offset were committed with fsync.</param>
/// <param name="Rejection">Why it is not, as a stable code: <c>spool_full</c>, <c>disk_full</c>, <c>disk_failed</c>, or <c>spool_busy</c> while too many wait and when it is being closed; empty when it is.</param>
public readonly record struct AppendResult(bool IsStored, string Rejection)
{
    /// <summary>It is on disk.</summary>
    public static AppendResult Stored => new(true, "");
}
