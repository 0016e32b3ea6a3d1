namespace Cairn.World.Faults.Reading;

/// <summary>How a kind of fault uses a field.</summary>
/// <param name="Field">The field.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="Default">What an absent number is.</param>
internal sealed record FieldUse(FaultField Field, bool IsRequired, double Default = 0);
