namespace Cairn.Plan;

/// <summary>Whether an event is still sent.</summary>
public enum EventStatus
{
    /// <summary>In use.</summary>
    Active,

    /// <summary>On its way out: accepted, and pointed out.</summary>
    Deprecated,
}
