using System.Runtime.InteropServices;
using Cairn.Model;

namespace Cairn.Protocols.Wire;

/// <summary>
/// What tells one message from another: who sent it under which id, and what it says. The same id and the same content is
/// the same message, delivered again; the same id with other content is another message. The same on every machine and in
/// every run.
/// </summary>
/// <param name="Id">64 bits that stand for source and message id; the column <c>message_key</c>.</param>
/// <param name="Content">32 bits that stand for name, properties and the client's time; the column <c>content_key</c>.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct MessageKey(ulong Id, uint Content)
{
    /// <summary>The key of a call that is an event and has a message id; messages without id have no key.</summary>
    public static MessageKey Of(Call call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return MessageHash.Of(call);
    }

    /// <summary>The key of an event that a row of a file became, as it was read and before anything was decided of it.</summary>
    public static MessageKey Of(Event e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return MessageHash.Of(e);
    }

    /// <summary>The key of a record that has a message id and cannot be read further: its own bytes are its content.</summary>
    public static MessageKey Of(string source, string messageId, ReadOnlySpan<byte> raw) => MessageHash.Of(source, messageId, raw);

    /// <summary>As it is stored with the message's record.</summary>
    /// <param name="time">The sender's own time, Unix milliseconds; 0 when the sender names none.</param>
    public MessageFingerprint At(long time) => new(Id, Content, MessageFingerprint.DayOf(time));
}
