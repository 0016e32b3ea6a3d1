namespace Cairn.Model;

/// <summary>What one model gives to one player.</summary>
/// <param name="Model">The model's name, for example <c>linear</c>.</param>
/// <param name="Key">The player, or <c>(unattributed)</c>.</param>
/// <param name="Conversions">Share of the conversions; all keys of a model together give exactly the number earned.</param>
/// <param name="Value">Share of the money, in the report's currency; all keys of a model together give exactly what was earned.</param>
public sealed record Credit(string Model, string Key, decimal Conversions, decimal Value)
{
    /// <summary>Key of the row for conversions that no touch led to.</summary>
    public const string Unattributed = "(unattributed)";
}
