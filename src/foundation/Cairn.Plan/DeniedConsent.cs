namespace Cairn.Plan;

/// <summary>What becomes of an event whose customer denies consent.</summary>
public enum DeniedConsent
{
    /// <summary>It is not stored; only that there was one is noted.</summary>
    Suppress,

    /// <summary>What tells whose it is is taken off, and the rest is stored.</summary>
    Anonymise,

    /// <summary>It is stored like any other.</summary>
    Keep,
}
