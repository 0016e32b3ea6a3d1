namespace Cairn.World.Scenario;

/// <summary>What an act does to the conversion, which is what an attribution model would like to know.</summary>
public enum ActRole
{
    /// <summary>Brings it nearer.</summary>
    Causes,

    /// <summary>Is done by those who convert anyway and changes nothing.</summary>
    Accompanies,

    /// <summary>Drives customers away.</summary>
    Hurts,

    /// <summary>Is a part of the conversion itself: without it there is none.</summary>
    Step,

    /// <summary>Is the conversion.</summary>
    Conversion,
}
