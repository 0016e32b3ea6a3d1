namespace Cairn.Attribution.Trails;

/// <summary>What an event of the conversion is, among all that tell the same order.</summary>
public enum Telling
{
    /// <summary>The one that counts, or one that cannot be told apart.</summary>
    Counts,

    /// <summary>One that was told before: no act at all.</summary>
    Repeat,

    /// <summary>The person's first telling of an order that belongs to somebody else's trail: it ends the cycle and counts nothing.</summary>
    OfAnother,
}
