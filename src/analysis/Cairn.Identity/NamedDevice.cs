namespace Cairn.Identity;

/// <summary>A device of a person.</summary>
/// <param name="Device">The device.</param>
/// <param name="Owner">Who was first seen on it.</param>
/// <param name="Until">When another person was; null: nobody else.</param>
public sealed record NamedDevice(string Device, string Owner, long? Until);
