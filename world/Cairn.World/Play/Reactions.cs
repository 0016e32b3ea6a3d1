namespace Cairn.World.Play;

/// <summary>
/// How analytics.js 1.84 and analytics-node 3.1 react to answers (segmentio/analytics-next: shared-dispatcher.ts,
/// publisher.ts), but for redirects, which they take for a delivery though the body is lost.
/// </summary>
internal static class Reactions
{
    /// <summary>What a client makes of an answer.</summary>
    public static Reaction To(Answer answer) => answer switch
    {
        { Status: 429, RetryAfter: not null } => Reaction.Wait,
        { Status: 0 or 408 or 410 or 429 or 460 } => Reaction.Retry,
        { Status: 501 or 505 or 511 } => Reaction.Dropped,
        { Status: >= 500 } => Reaction.Retry,
        { Status: >= 400 } => Reaction.Dropped,
        { Status: >= 300 } => Reaction.Rejected,
        _ => Reaction.Delivered,
    };
}
