using Cairn.Attribution.Trails;

namespace Cairn.Attribution.Acts;

/// <summary>Takes the next act; the acts of a person come one after the other, in order of time.</summary>
public delegate void ActHandler(in Act act);
