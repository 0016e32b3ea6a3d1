namespace Cairn.Protocols.Wire;

/// <summary>When a call happened, made of what the client's clock showed and of when it arrived.</summary>
internal static class ClientClock
{
    /// <summary>Gives a call its times.</summary>
    /// <param name="call">The call.</param>
    /// <param name="happenedAt">When it happened by the client's clock, Unix milliseconds; null when it does not say.</param>
    /// <param name="sentAt">When it was sent by the same clock; null when it does not say.</param>
    public static void Fill(Call call, long? happenedAt, long? sentAt)
    {
        var e = call.Event;
        call.ClientTime = happenedAt ?? 0;
        e.OccurredAt = OccurredAt(happenedAt, sentAt, e.ReceivedAt);
        e.ClockSkew = sentAt is { } sent ? e.ReceivedAt - sent : 0;
    }

    /// <summary>
    /// The time by Cairn's clock, whatever the client's clock shows: what lies between happening and sending is right even
    /// on a clock that is wrong. A client that does not say when it sent is believed; one that says nothing did it just now.
    /// </summary>
    /// <remarks>
    /// Source: Segment's spec, common fields, "timestamps": timestamp = receivedAt - (sentAt - originalTimestamp); Snowplow's
    /// derived_tstamp and PostHog's sent_at are the same rule.
    /// </remarks>
    internal static long OccurredAt(long? happenedAt, long? sentAt, long receivedAt)
    {
        if (happenedAt is not { } happened)
            return receivedAt;
        return sentAt is { } sent ? receivedAt - (sent - happened) : happened;
    }
}
