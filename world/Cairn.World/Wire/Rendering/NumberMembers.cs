using Cairn.World.Text;
using Cairn.World.Wire.Texts;

namespace Cairn.World.Wire.Rendering;

/// <summary>Writes members that are numbers, unless a fault makes text of them. Each ends with a comma.</summary>
internal sealed class NumberMembers(WireTexts texts)
{
    private readonly byte[] _textProperty = Json.Escaped(texts.World.Names.TextProperty);

    public void AddMoney(Utf8Text text, in Signal signal, ReadOnlySpan<byte> name, long cents)
    {
        AddName(text, name);
        if (!IsText(signal, name))
            text.AddMoney(cents).Add(","u8);
        else
            text.Add("\""u8).AddMoney(cents).Add(" "u8).Add(texts.CurrencyOf(signal)).Add("\","u8);
    }

    public void AddCount(Utf8Text text, in Signal signal, ReadOnlySpan<byte> name, long count)
    {
        AddName(text, name);
        if (!IsText(signal, name))
            text.Add(count).Add(","u8);
        else
            text.Add("\""u8).Add(count).Add(" pcs\","u8);
    }

    /// <summary>An amount of a token, with six decimals.</summary>
    public void AddTokens(Utf8Text text, in Signal signal, ReadOnlySpan<byte> name, long millionths, string token)
    {
        AddName(text, name);
        var asText = IsText(signal, name);
        if (asText)
            text.Add("\""u8);
        text.Add(millionths / 1_000_000).Add("."u8);
        var rest = 1_000_000 + millionths % 1_000_000;
        var start = text.Length;
        text.Add(rest).DropAt(start);
        if (asText)
            text.Add(" "u8).Add(token).Add("\""u8);
        text.Add(","u8);
    }

    private bool IsText(in Signal signal, ReadOnlySpan<byte> name) =>
        WireTexts.Has(signal, SignalMarks.TextProperty) && name.SequenceEqual(_textProperty);

    private static void AddName(Utf8Text text, ReadOnlySpan<byte> name) => text.Add("\""u8).Add(name).Add("\":"u8);
}
