
namespace Cairn.World.Simulation;

/// <summary>One visit as it happened.</summary>
/// <param name="Person">Whose.</param>
/// <param name="At">When it began, Unix milliseconds.</param>
/// <param name="Key">Its key.</param>
/// <param name="Campaign">The way on which the visitor came.</param>
/// <param name="Slot">On what.</param>
/// <param name="FirstAct">Index of its first act in the story; the last one is before the next visit's first.</param>
internal readonly record struct VisitRecord(Person Person, long At, ulong Key, int Campaign, DeviceSlot Slot, int FirstAct);
