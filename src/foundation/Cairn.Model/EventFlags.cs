namespace Cairn.Model;

/// <summary>What the pipeline notices about an event that it accepts (<see cref="Event.Flags"/>).</summary>
public static class EventFlags
{
    /// <summary>A text ended in half a character, such as a cut emoji; U+FFFD stands in its place.</summary>
    public const string TextRepaired = "text_repaired";

    /// <summary>The client's clock was more than a minute off; the event's time was corrected by what it was off.</summary>
    public const string ClockSkewed = "clock_skewed";

    /// <summary>The event claims to have happened after it was received; it counts as happening when it was received.</summary>
    public const string FutureTime = "future_time";

    /// <summary>The event arrived more than a day after it happened.</summary>
    public const string Late = "late";

    /// <summary>A number among the properties is beyond what can be calculated with (1e400); it is kept as a text.</summary>
    public const string NumberAsText = "number_as_text";

    /// <summary>Identifiers were taken off, because the customer does not consent to be recognised.</summary>
    public const string Anonymised = "anonymised";

    /// <summary>An identifier was taken off, because it was a placeholder such as <c>null</c>, which many customers share.</summary>
    public const string PlaceholderId = "placeholder_id";

    /// <summary>The sender used the message id before, for another content; both events are kept.</summary>
    public const string IdReused = "id_reused";

    /// <summary>The plan has no such event and accepts it all the same: it is an act, makes sessions and visits as others do, and earns nothing by itself.</summary>
    public const string Unplanned = "unplanned";

    /// <summary>The sender says that a machine opened the mail; reports leave it out.</summary>
    public const string MachineOpen = "machine_open";

    /// <summary>The visitor's User-Agent is that of a program that visits sites by itself; reports leave it out.</summary>
    public const string Bot = "bot";

    /// <summary>The wallet among its identifiers signed that it is the user's or device's (EIP-4361).</summary>
    public const string WalletProved = "wallet_proved";

    /// <summary>Adds a flag to those of an event.</summary>
    public static void Add(Event e, string flag)
    {
        ArgumentNullException.ThrowIfNull(e);
        e.Flags = e.Flags.Length == 0 ? flag : $"{e.Flags} {flag}";
    }
}
