namespace Cairn.Attribution.Trails;

/// <summary>What an event counts as: one of the conversion among all that tell the same order, any other.</summary>
public enum Telling
{
    /// <summary>The one that counts, or one that cannot be told apart.</summary>
    Counts,

    /// <summary>One that was told before: no act at all.</summary>
    Repeat,

    /// <summary>The person's first telling of an order that belongs to somebody else's trail: it ends the cycle and counts nothing.</summary>
    OfAnother,

    /// <summary>No telling and no act: something that befell the person, such as a payment that failed. It begins and ends nothing.</summary>
    Befell,
}
