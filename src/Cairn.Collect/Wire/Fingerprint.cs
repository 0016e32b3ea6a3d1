using System.Runtime.InteropServices;

namespace Cairn.Collect.Wire;

/// <summary>
/// 64 bits that stand for a message's content, the same on every machine and in every run. No cryptographic hash: whoever
/// makes two of their own messages collide loses one of their own.
/// </summary>
internal ref struct Fingerprint
{
    private ulong _state;

    public static ulong Of(Call call)
    {
        var print = new Fingerprint();
        var e = call.Event;
        print.Add(e.Source);
        print.Add(e.MessageId);
        print.Add(e.Name);
        print.Add(e.Properties);
        print.Mix((ulong)call.ClientTime);
        return print._state ^ (print._state >> 29);
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
}
