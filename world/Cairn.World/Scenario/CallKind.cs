namespace Cairn.World.Scenario;

/// <summary>Segment's call types, and a webhook of somebody else.</summary>
public enum CallKind : byte
{
    /// <summary><c>track</c></summary>
    Track,

    /// <summary><c>identify</c></summary>
    Identify,

    /// <summary><c>page</c></summary>
    Page,

    /// <summary><c>screen</c></summary>
    Screen,

    /// <summary>A message of a provider that has a format of its own.</summary>
    Webhook,
}
