namespace Cairn.Protocols;

/// <summary>
/// Whose way of speaking a request follows, which says how its answer has to look: clients judge an answer by its status
/// alone, but some read the body too. <see cref="RequestDecoder.IsPixel"/> goes before all of them.
/// </summary>
public enum WireProtocol
{
    /// <summary>No path that is known; nothing is expected of the answer but its status.</summary>
    Unknown,

    /// <summary>
    /// Segment's HTTP Tracking API: <c>{"success":true}</c> as JSON. RudderStack's clients post to the same paths and read the
    /// status alone, so their calls on these paths are of this protocol too.
    /// </summary>
    Segment,

    /// <summary>Paths that only RudderStack has (beacon, merge, audiencelist, its pixel): <c>OK</c> as plain text.</summary>
    RudderStack,

    /// <summary>Snowplow's tracker protocol 2: <c>ok</c> as plain text.</summary>
    Snowplow,

    /// <summary>PostHog's capture API: <c>{"status":1}</c> as JSON.</summary>
    PostHog,

    /// <summary>GA4's Measurement Protocol: 204 without a body.</summary>
    MeasurementProtocol,

    /// <summary>
    /// The same at its validation path: 200 with <c>{"validationMessages":[{fieldPath,description,validationCode}]}</c>
    /// (<see cref="MeasurementProtocolCheck"/>). Its requests are tests and carry no call.
    /// </summary>
    MeasurementProtocolDebug,

    /// <summary>CloudEvents 1.0 over HTTP: 204 without a body; 200 with what was rejected.</summary>
    CloudEvents,

    /// <summary>A wallet's signature: 200 with what was accepted; 400 or 403 when it proves nothing.</summary>
    SignIn,

    /// <summary>A webhook: 200 with what was accepted and rejected.</summary>
    Webhook,
}
