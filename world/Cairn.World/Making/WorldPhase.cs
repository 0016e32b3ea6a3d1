namespace Cairn.World.Making;

/// <summary>What the making of a world is at.</summary>
public enum WorldPhase
{
    /// <summary>Solving the intercepts that meet the target.</summary>
    Calibrating,

    /// <summary>Living the lives, with and without each thing; counted in people.</summary>
    Living,

    /// <summary>Writing requests in order of arrival; counted in calls.</summary>
    Sending,

    /// <summary>Writing what the sources of truth know.</summary>
    Telling,
}
