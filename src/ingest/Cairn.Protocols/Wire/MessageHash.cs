using System.Globalization;
using System.Runtime.InteropServices;
using Cairn.Model;

namespace Cairn.Protocols.Wire;

/// <summary>
/// Bits that stand for a message's id and for its content, the same on every machine and in every run. No cryptographic
/// hash: whoever makes two of their own messages collide loses one of their own.
/// </summary>
internal ref struct MessageHash
{
    // Digits of pi and e: nothing up the sleeve, and never to be changed, as keys are kept on disk.
    private const ulong IdSeed = 0x243F6A8885A308D3, ContentSeed = 0xB7E151628AED2A6A;

    private ulong _state;

    private MessageHash(ulong seed) => _state = seed;

    public static MessageKey Of(Call call) =>
        new(IdOf(call.Event.Source, call.Event.MessageId), ContentOf(call.Event, call.ClientTime).End32());

    /// <summary>A row's money stands in fields of its own, where a call's stands among its properties.</summary>
    public static MessageKey Of(Event e)
    {
        var content = ContentOf(e, e.OccurredAt);
        if (e.Value is not null || e.OrderId.Length > 0)
        {
            content.Add(e.Value?.ToString("0.########", CultureInfo.InvariantCulture) ?? "");
            content.Add(e.Currency);
            content.Add(e.OrderId);
        }
        return new MessageKey(IdOf(e.Source, e.MessageId), content.End32());
    }

    public static MessageKey Of(string source, string messageId, ReadOnlySpan<byte> raw)
    {
        var content = new MessageHash(ContentSeed);
        content.Mix(content.Add(raw));
        content.Mix((ulong)raw.Length);
        return new MessageKey(IdOf(source, messageId), content.End32());
    }

    private static ulong IdOf(string source, string messageId)
    {
        var id = new MessageHash(IdSeed);
        id.Add(source);
        id.Add(messageId);
        return id.End();
    }

    private static MessageHash ContentOf(Event e, long time)
    {
        var content = new MessageHash(ContentSeed);
        content.Add(e.Name);
        content.Add(e.Properties);
        content.Mix((ulong)time);
        return content;
    }

    private void Add(string text)
    {
        var rest = Add(MemoryMarshal.AsBytes(text.AsSpan()));
        // The length keeps "ab" + "c" and "a" + "bc" apart.
        Mix(rest ^ ((ulong)text.Length << 48));
    }

    /// <summary>Takes whole words.</summary>
    /// <returns>What is left.</returns>
    private ulong Add(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            Mix(word);
        ulong rest = 0;
        foreach (var value in bytes[(words.Length * sizeof(ulong))..])
            rest = (rest << 8) | value;
        return rest;
    }

    /// <summary>A step of the 128-bit multiply-and-fold that wyhash and its kin are made of.</summary>
    private void Mix(ulong word)
    {
        var high = Math.BigMul(_state ^ word ^ 0x9E3779B97F4A7C15, 0xE7037ED1A0B428DB, out ulong low);
        _state = high ^ low ^ (_state << 1);
    }

    private readonly uint End32() => (uint)(End() >> 32);

    /// <summary>Lets every bit depend on every other (the end of MurmurHash3), as tables use single ranges of bits.</summary>
    private readonly ulong End()
    {
        var bits = _state;
        bits = (bits ^ (bits >> 33)) * 0xFF51AFD7ED558CCD;
        bits = (bits ^ (bits >> 33)) * 0xC4CEB9FE1A85EC53;
        return bits ^ (bits >> 33);
    }
}
