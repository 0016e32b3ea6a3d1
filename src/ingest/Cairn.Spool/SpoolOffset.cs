namespace Cairn.Spool;

/// <summary>Where a request stands in the spool.</summary>
/// <param name="File">Its file.</param>
/// <param name="FirstOffset">Place of its first call in the file's log.</param>
public readonly record struct SpoolOffset(SpoolFileName File, long FirstOffset);
