using System.Buffers.Binary;
using System.Text;

namespace Cairn.Import.Decoding;

/// <summary>
/// Turns a column's bytes into text and gives the same string for the same bytes, as long as it is remembered: most
/// columns repeat a few values, and making a string costs far more than finding one. Direct-mapped, so bounded.
/// </summary>
internal sealed class TextCache(TextForm form)
{
    private const int Slots = 4096;

    /// <summary>Longer text seldom repeats and is not remembered.</summary>
    private const int MaxRememberedLength = 128;

    private readonly Slot[] _slots = new Slot[Slots];

    /// <summary>The text of the bytes, in the form that the mapping gives it.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return form.Apply("");
        if (utf8.Length > MaxRememberedLength)
            return form.Apply(Encoding.UTF8.GetString(utf8));
        ref var slot = ref _slots[SlotOf(utf8)];
        // Ascii.Equals is false for text beyond ASCII, which then is made anew each time: correct, only slower.
        if (slot.Text is null || !Ascii.Equals(utf8, slot.Text))
        {
            slot.Text = Encoding.UTF8.GetString(utf8);
            slot.Translated = form.Apply(slot.Text);
        }
        return slot.Translated;
    }

    private static int SlotOf(ReadOnlySpan<byte> utf8)
    {
        ulong hash;
        if (utf8.Length >= 8)
            hash = BinaryPrimitives.ReadUInt64LittleEndian(utf8) * 31 + BinaryPrimitives.ReadUInt64LittleEndian(utf8[^8..]);
        else
        {
            hash = 0;
            foreach (var b in utf8)
                hash = (hash << 8) | b;
        }
        hash = (hash ^ (ulong)utf8.Length) * 0x9E3779B97F4A7C15;
        return (int)(hash >> 52);
    }

    private struct Slot
    {
        public string? Text;
        public string Translated;
    }
}
