namespace Cairn.Collector.Keys;

/// <summary>A write key as requests are checked against it.</summary>
internal sealed class KnownKey(string id, string source, bool isDisabled)
{
    /// <summary>When its bucket is full again; kept over refreshes (<see cref="Limits.TokenBucket"/>).</summary>
    public long FullAt;

    public string Id => id;

    public string Source => source;

    public bool IsDisabled => isDisabled;
}
