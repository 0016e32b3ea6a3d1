namespace Cairn.Pipeline.Erasing;

/// <summary>Why records are gone. The codes are stored and never change their meaning.</summary>
public static class TombstoneReasons
{
    /// <summary>Somebody asked for it.</summary>
    public const string Erasure = "erasure";

    /// <summary>They were older than the time for which they may be kept.</summary>
    public const string Retention = "retention";
}
