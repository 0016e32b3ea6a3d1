namespace Cairn.Pipeline;

/// <summary>Why steps keep events out (<see cref="Outcome.KeptOut"/>). The codes are stored and never change their meaning.</summary>
public static class KeptOutReasons
{
    /// <summary>The customer denied consent, and the tracking plan says that such events are kept out.</summary>
    public const string ConsentDenied = "consent_denied";

    /// <summary>A client's library sends it by itself, and the plan has no such act.</summary>
    public const string AutomaticEvent = "automatic_event";
}
