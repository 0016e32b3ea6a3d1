using System.Text;
using System.Text.Json;

namespace Cairn.Protocols.Wire;

/// <summary>
/// Gives the same string for the same bytes as long as it is remembered, for members that repeat a few values (names,
/// campaigns): making a string costs more than finding one. Direct-mapped, so bounded: 1,024 texts.
/// </summary>
/// <param name="maxLength">Bytes of the longest text that is remembered.</param>
internal sealed class TextPool(int maxLength = 64)
{
    private const int Slots = 1024;

    private readonly string?[] _slots = new string?[Slots];

    /// <summary>The text or the member's name that the reader stands on; empty, and passed over, when it is none.</summary>
    public string Text(ref Utf8JsonReader json)
    {
        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || json.ValueIsEscaped || json.ValueSpan.Length > maxLength)
            return json.TokenType == JsonTokenType.PropertyName ? json.GetString()! : WireJson.TextIfAny(ref json);
        var utf8 = json.ValueSpan;
        ref var slot = ref _slots[SlotOf(utf8)];
        // Ascii.Equals is false for text beyond ASCII, which is made anew each time: correct, only slower.
        if (slot is null || !Ascii.Equals(utf8, slot))
            slot = Encoding.UTF8.GetString(utf8);
        return slot;
    }

    private static int SlotOf(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261u;
        foreach (var value in utf8)
            hash = (hash ^ value) * 16777619u;
        return (int)((hash ^ (hash >> 15)) % Slots);
    }
}
