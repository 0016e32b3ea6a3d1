namespace Cairn.Pipeline.Tracing;

/// <summary>What became of a call.</summary>
public enum TraceEnd
{
    /// <summary>It is an event in the warehouse.</summary>
    Stored,

    /// <summary>It lies in quarantine.</summary>
    Quarantined,

    /// <summary>It was kept out although nothing is wrong with it.</summary>
    KeptOut,

    /// <summary>It would have been stored, had it not come with a key for trying out.</summary>
    Previewed,

    /// <summary>Its request was refused, so that it is nowhere.</summary>
    Refused,
}
