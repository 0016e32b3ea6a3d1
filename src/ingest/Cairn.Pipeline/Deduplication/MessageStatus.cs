namespace Cairn.Pipeline.Deduplication;

/// <summary>Whether a message was here before.</summary>
public enum MessageStatus
{
    /// <summary>Nothing with its id was received within the window.</summary>
    New,

    /// <summary>The same message was received within the window: suppress it, and count it.</summary>
    Duplicate,

    /// <summary>Its id was received within the window, but only with other content: keep it, and flag it.</summary>
    IdReused,
}
