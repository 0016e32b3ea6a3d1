namespace Cairn.World.Tracking;

/// <summary>Where one call is counted: an index into <see cref="Dimensions.Cells"/> for every dimension.</summary>
internal readonly record struct CaptureCell(int All, int Browser, int Platform, int Region, int Consent, int Version, int Day);
