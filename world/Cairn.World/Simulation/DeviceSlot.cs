namespace Cairn.World.Simulation;

/// <summary>One of the things with which a person can visit; each has a memory (cookie) of its own.</summary>
internal enum DeviceSlot : byte
{
    /// <summary>The own computer.</summary>
    Computer,

    /// <summary>The browser of the own telephone.</summary>
    Telephone,

    /// <summary>The app on the own telephone.</summary>
    App,

    /// <summary>The tablet that the household shares.</summary>
    Shared,
}
