namespace Cairn.Collect;

/// <summary>What the requests of a path are.</summary>
/// <param name="Format">How they are written; null when they carry no calls.</param>
/// <param name="LeftOut">Why they carry none.</param>
internal readonly record struct Route(WireFormat? Format, string? LeftOut = null);
