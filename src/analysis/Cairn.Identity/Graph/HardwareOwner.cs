namespace Cairn.Identity.Graph;

/// <summary>Whose a device is.</summary>
/// <param name="Person">Who was first seen on it.</param>
/// <param name="Until">When another one was: from then on it is nobody's. <see cref="long.MaxValue"/>: never.</param>
internal readonly record struct HardwareOwner(ulong Person, long Until);
