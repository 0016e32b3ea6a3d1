using Cairn.Collect.Spooling;

namespace Cairn.Pipeline.Delivery;

/// <summary>How far a spool file has come into the warehouse.</summary>
/// <param name="Name">The file.</param>
/// <param name="LoadedTo">Every record before this place is stored.</param>
/// <param name="StoredEnd">No record from this place on is stored; in between some are.</param>
internal readonly record struct LoadedLog(SpoolFileName Name, ulong LoadedTo, ulong StoredEnd);
