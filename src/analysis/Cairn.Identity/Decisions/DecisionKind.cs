namespace Cairn.Identity.Decisions;

/// <summary>What somebody can say of two identifiers.</summary>
public enum DecisionKind
{
    /// <summary>They are one person, whatever the limits.</summary>
    Link,

    /// <summary>They are two persons.</summary>
    Split,

    /// <summary>Another system has them as one: a link like those of events, within the limits.</summary>
    Mapping,
}
