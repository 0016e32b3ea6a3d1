namespace Cairn.Plan;

/// <summary>A type of identifier, and how it joins persons (docs/identity.md).</summary>
public sealed record PlannedIdentifier
{
    /// <summary>How many identifiers of a type a person has at most, where the plan does not say it.</summary>
    public const int DefaultMax = 10;

    /// <summary>The type's name, as <c>wallet</c>.</summary>
    public required string Type { get; init; }

    /// <summary>
    /// How many of them one person may have; a link that would give somebody more is rejected. 1: two of them are always two
    /// persons, as for <c>user_id</c>.
    /// </summary>
    public int Max { get; init; } = DefaultMax;

    /// <summary>Values that say nothing of who somebody is, as they are stored.</summary>
    public IReadOnlyList<string> Blocked { get; init; } = [];

    /// <summary>Whether it stands for a device, which several people may use: it never joins two persons.</summary>
    public bool IsDevice => Type is "anonymous_id" or "device_id";
}
