namespace Cairn.Pipeline.Replaying;

/// <summary>In which of the warehouse's tables a record stands.</summary>
internal enum StoredKind
{
    Event,
    Quarantined,
    Suppressed,

    /// <summary>In none: a tombstone takes its offset.</summary>
    Erased,
}
