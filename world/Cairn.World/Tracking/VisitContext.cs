using Cairn.World.Simulation;

namespace Cairn.World.Tracking;

/// <summary>What all calls of one visit have in common.</summary>
/// <param name="Person">Who visits.</param>
/// <param name="Visit">The visit.</param>
/// <param name="Device">With what.</param>
/// <param name="Version">Index of the app's version; the number of versions in a browser.</param>
/// <param name="DeclinedBy">The fault by which the visitor declined consent; -1: granted.</param>
/// <param name="BlockedBy">The fault by which the browser blocks the tag; -1: it does not.</param>
/// <param name="Offline">How much later than usual the app can send, in milliseconds.</param>
/// <param name="IsReturning">Whether the visitor converted before.</param>
internal readonly record struct VisitContext(
    Person Person, VisitRecord Visit, DeviceMemory Device, int Version, int DeclinedBy, int BlockedBy, long Offline, bool IsReturning);
