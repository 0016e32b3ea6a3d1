using System.Buffers.Text;
using System.Text.Json;

namespace Cairn.Protocols.Wire;

/// <summary>
/// Reads money out of JSON. A number there is a double for most clients (JavaScript knows no other): what stands behind
/// the eighth decimal is its noise and rounded away, half to even. A text counts when it is a plain number.
/// </summary>
internal static class WireMoney
{
    private const int Decimals = 8;

    /// <summary>The amount that the reader stands on; null when it is none, which is for the plan to judge.</summary>
    public static decimal? Read(ref Utf8JsonReader json)
    {
        decimal amount;
        if (json.TokenType == JsonTokenType.Number)
            return json.TryGetDecimal(out amount) ? Rounded(amount) : null;
        if (json.TokenType == JsonTokenType.String)
            return IsPlain(json.ValueSpan, out amount) ? Rounded(amount) : null;
        json.Skip();
        return null;
    }

    /// <summary>The amount without what stands behind the eighth decimal.</summary>
    public static decimal Rounded(decimal amount) => decimal.Round(amount, Decimals);

    private static bool IsPlain(ReadOnlySpan<byte> text, out decimal amount) =>
        Utf8Parser.TryParse(text, out amount, out var used) && used == text.Length;
}
