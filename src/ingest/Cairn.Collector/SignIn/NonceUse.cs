namespace Cairn.Collector.SignIn;

/// <summary>What using a nonce showed.</summary>
public enum NonceUse
{
    /// <summary>It was given out, has not ended, and is used up now.</summary>
    Good,

    /// <summary>This collector did not give it out, or it has ended.</summary>
    Unknown,

    /// <summary>It was used before.</summary>
    Used,

    /// <summary>More were used than can be remembered.</summary>
    TooMany,
}
