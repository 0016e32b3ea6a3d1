namespace Cairn.World.Play;

/// <summary>What a client makes of an answer.</summary>
internal enum Reaction
{
    /// <summary>2xx: delivered.</summary>
    Delivered,

    /// <summary>3xx: not followed, for it would lose the body.</summary>
    Rejected,

    /// <summary>Dropped at once.</summary>
    Dropped,

    /// <summary>Sent again when the answer says, which does not count as a retry.</summary>
    Wait,

    /// <summary>Sent again after a while that grows, so many times.</summary>
    Retry,
}
