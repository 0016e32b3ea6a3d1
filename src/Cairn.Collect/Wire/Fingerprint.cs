using System.Runtime.InteropServices;

namespace Cairn.Collect.Wire;

/// <summary>
/// Bits that stand for a message's id and for its content, the same on every machine and in every run. No cryptographic
/// hash: whoever makes two of their own messages collide loses one of their own.
/// </summary>
internal ref struct Fingerprint
{
    // Digits of pi and e: nothing up the sleeve, and never to be changed, as keys are kept on disk.
    private const ulong IdSeed = 0x243F6A8885A308D3, ContentSeed = 0xB7E151628AED2A6A;

    private ulong _state;

    private Fingerprint(ulong seed) => _state = seed;

    public static MessageKey Of(Call call)
    {
        var e = call.Event;
        var id = new Fingerprint(IdSeed);
        id.Add(e.Source);
        id.Add(e.MessageId);
        var content = new Fingerprint(ContentSeed);
        content.Add(e.Name);
        content.Add(e.Properties);
        content.Mix((ulong)call.ClientTime);
        return new MessageKey(id.End(), (uint)(content.End() >> 32));
    }

    private void Add(string text)
    {
        var bytes = MemoryMarshal.AsBytes(text.AsSpan());
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
            Mix(word);
        ulong rest = 0;
        foreach (var value in bytes[(words.Length * sizeof(ulong))..])
            rest = (rest << 8) | value;
        // The length keeps "ab" + "c" and "a" + "bc" apart.
        Mix(rest ^ ((ulong)text.Length << 48));
    }

    /// <summary>A step of the 128-bit multiply-and-fold that wyhash and its kin are made of.</summary>
    private void Mix(ulong word)
    {
        var high = Math.BigMul(_state ^ word ^ 0x9E3779B97F4A7C15, 0xE7037ED1A0B428DB, out ulong low);
        _state = high ^ low ^ (_state << 1);
    }

    /// <summary>Lets every bit depend on every other (the end of MurmurHash3), as tables use single ranges of bits.</summary>
    private readonly ulong End()
    {
        var bits = _state;
        bits = (bits ^ (bits >> 33)) * 0xFF51AFD7ED558CCD;
        bits = (bits ^ (bits >> 33)) * 0xC4CEB9FE1A85EC53;
        return bits ^ (bits >> 33);
    }
}
