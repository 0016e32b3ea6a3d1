namespace Cairn.World.Tracking;

/// <summary>What a fault did to one call.</summary>
internal enum FaultEffect
{
    /// <summary>It never arrived.</summary>
    Lost,

    /// <summary>It arrived once more than it happened; the id is that of the copy, which for repeated deliveries is the same.</summary>
    Doubled,

    /// <summary>It arrived later than it would have.</summary>
    Delayed,

    /// <summary>It arrived with something wrong in it.</summary>
    Altered,

    /// <summary>It arrived though nothing happened.</summary>
    Phantom,
}
