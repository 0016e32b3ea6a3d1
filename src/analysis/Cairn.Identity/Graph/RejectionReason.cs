namespace Cairn.Identity.Graph;

/// <summary>Why a link joins nobody.</summary>
public enum RejectionReason
{
    /// <summary>The person would have more identifiers of a type than one person may have.</summary>
    Limit,

    /// <summary>One of the two came together with so many others that it names nobody.</summary>
    TooCommon,

    /// <summary>Somebody said that the two are two persons.</summary>
    Split,
}
