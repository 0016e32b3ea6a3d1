using System.Globalization;
using Cairn.World.Randomness;
using Cairn.World.Scenario;

namespace Cairn.World.Wire;

/// <summary>The id by which a call can be found again in what arrived, and in the answers.</summary>
public static class MessageIds
{
    /// <summary>
    /// Segment's messageId for calls of clients, in the form of the client: the same for every delivery of a call. For
    /// webhooks sg_event_id (another one for every delivery), MessageSid (one for all messages about one SMS) and
    /// correlationId.
    /// </summary>
    public static string Of(in Signal signal, Ids ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return signal.Sender switch
        {
            SenderKind.Web => "ajs-next-" + Milliseconds(signal) + ids.MessageUuid(signal.Message),
            SenderKind.Server => "node-next-" + Milliseconds(signal) + ids.MessageUuid(signal.Message),
            SenderKind.App => ids.MessageUuid(signal.Message),
            SenderKind.Mail => ids.Other(OtherIds.MailEvent, Mix.Of(signal.Message, signal.Attempt)),
            SenderKind.Sms => "SM" + ids.MessageUuid(signal.Subject).Replace("-", "", StringComparison.Ordinal),
            _ => "req-" + ids.MessageUuid(signal.Message),
        };
    }

    private static string Milliseconds(in Signal signal) => signal.HappenedAt.ToString(CultureInfo.InvariantCulture) + "-";
}
