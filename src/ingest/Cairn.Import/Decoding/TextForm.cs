using Cairn.Import.Mapping;
using Cairn.Protocols.Wire;

namespace Cairn.Import.Decoding;

/// <summary>What the mapping makes of a field's text: its case, then its translation, then its hash.</summary>
/// <param name="letters">The case.</param>
/// <param name="names">Translation table; texts that are not in it stay.</param>
/// <param name="hash">What the text is hashed as.</param>
internal sealed class TextForm(LetterCase letters, IReadOnlyDictionary<string, string> names, TextHash hash)
{
    /// <summary>Leaves every text as it is.</summary>
    public static TextForm Plain { get; } = new(LetterCase.Kept, new Dictionary<string, string>(), TextHash.None);

    /// <summary>Whether texts stay as they are.</summary>
    public bool IsPlain { get; } = letters == LetterCase.Kept && names.Count == 0 && hash == TextHash.None;

    public static TextForm Of(FieldSource source) => new(source.Case, source.Names, source.Hash);

    public string Apply(string text)
    {
        if (IsPlain)
            return text;
        text = letters switch
        {
            LetterCase.Lower => text.ToLowerInvariant(),
            LetterCase.Upper => text.ToUpperInvariant(),
            _ => text,
        };
        text = names.GetValueOrDefault(text, text);
        return hash == TextHash.None || text.Length == 0 ? text : Hashed(text.Trim());
    }

    /// <summary>The same hashes that requests get (docs/import.md, "What a call becomes"), so that both are one person.</summary>
    private string Hashed(string text) => hash switch
    {
        _ when text.Length == 0 => "",
        TextHash.Email => PersonalHash.OfEmail(text) ?? "",
        TextHash.Phone => PersonalHash.OfPhone(text) ?? "",
        _ => PersonalHash.Of(text),
    };
}
