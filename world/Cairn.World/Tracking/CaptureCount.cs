namespace Cairn.World.Tracking;

/// <summary>What is counted of an event.</summary>
internal static class CaptureCount
{
    /// <summary>It happened.</summary>
    public const int True = 0;

    /// <summary>It happened, and at least one call under its own name arrived.</summary>
    public const int Captured = 1;

    /// <summary>It arrived with something wrong in it, the name included.</summary>
    public const int Altered = 2;

    /// <summary>Calls beyond the first for the same act.</summary>
    public const int Repeated = 3;

    public const int Length = 4;
}
