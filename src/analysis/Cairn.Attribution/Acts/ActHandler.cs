using Cairn.Attribution.Trails;

namespace Cairn.Attribution.Acts;

/// <summary>Takes the next act; the acts of a person come one after the other, those of more than <see cref="ActTable.MaxUnsorted"/> in order of time.</summary>
public delegate void ActHandler(in Act act);
