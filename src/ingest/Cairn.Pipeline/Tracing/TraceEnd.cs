namespace Cairn.Pipeline.Tracing;

/// <summary>What became of a call.</summary>
public enum TraceEnd
{
    /// <summary>It is an event in the warehouse.</summary>
    Stored,

    /// <summary>It lies in quarantine.</summary>
    Quarantined,

    /// <summary>It was suppressed although nothing is wrong with it.</summary>
    Suppressed,

    /// <summary>It came with a key for trying out, so that it is nowhere; <see cref="EventTrace.Otherwise"/> says where it would be.</summary>
    Previewed,

    /// <summary>Its request was rejected, so that it is nowhere.</summary>
    Rejected,
}
