using Cairn.Spool;

namespace Cairn.Pipeline.Delivery;

/// <summary>How far a spool file has come into the warehouse.</summary>
/// <param name="Name">The file.</param>
/// <param name="LoadedTo">Every record before this offset is stored.</param>
/// <param name="StoredEnd">No record from this offset on is stored; in between some are.</param>
/// <param name="IsEnded">
/// Whether the warehouse alone shows that the file was followed to its end: records of a later file are stored, or the rest of it was
/// told as lost. So a file that cannot be read is known to hold nothing that is left to do.
/// </param>
internal readonly record struct LoadedLog(SpoolFileName Name, ulong LoadedTo, ulong StoredEnd, bool IsEnded = false);
