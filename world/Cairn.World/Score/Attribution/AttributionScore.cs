namespace Cairn.World.Score.Attribution;

/// <summary>How near the models of a report come to the true effects.</summary>
/// <param name="By">What was scored: channel, campaign or event.</param>
/// <param name="Conversion">The conversion.</param>
/// <param name="Models">The models, in the report's order.</param>
/// <param name="Conversions">The score by conversions.</param>
/// <param name="Value">The score by money; null when report or answers have none.</param>
/// <param name="NotScored">Keys of the report without a true effect, as Direct, (unattributed) and steps, in ordinal order.</param>
/// <param name="Absent">Scored players that the report does not name: their credit is 0.</param>
public sealed record AttributionScore(
    string By,
    string Conversion,
    IReadOnlyList<string> Models,
    MeasureScore Conversions,
    MeasureScore? Value,
    IReadOnlyList<string> NotScored,
    IReadOnlyList<string> Absent);
