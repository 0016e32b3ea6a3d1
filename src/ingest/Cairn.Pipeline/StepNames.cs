namespace Cairn.Pipeline;

/// <summary>
/// Names of the steps of an event's way, as they stand in refusals, traces, metrics and <c>quarantine</c>; those in
/// <c>Steps</c> name themselves after these.
/// </summary>
public static class StepNames
{
    /// <summary>What was sent becomes an event.</summary>
    public const string Decode = "decode";

    /// <summary>The request is put on disk.</summary>
    public const string Spool = "spool";

    /// <summary>The event is held against the tracking plan.</summary>
    public const string Plan = "plan";

    /// <summary>The event's person is found.</summary>
    public const string Identity = "identity";

    /// <summary>The event is held against those of the last days.</summary>
    public const string Deduplication = "deduplication";

    /// <summary>The event is put into the warehouse.</summary>
    public const string Load = "load";
}
