namespace Cairn.Model;

/// <summary>
/// Names under which calls are stored that say who somebody is and not what they did. They stand beside the acts in the
/// warehouse, where identities are found, and are no acts: no plan has to list them and no report counts them.
/// </summary>
/// <remarks>Source: Segment's spec, calls identify, group and alias; the spelling with $ is PostHog's.</remarks>
public static class IdentityCalls
{
    /// <summary>A device or browser belongs to a user, or an identifier as an address does.</summary>
    public const string Identify = "$identify";

    /// <summary>A user belongs to an account.</summary>
    public const string Group = "$group";

    /// <summary>An earlier id and a user are one.</summary>
    public const string Alias = "$alias";

    /// <summary>Whether an event of this name is such a call.</summary>
    public static bool Contains(string name) => name is Identify or Group or Alias;
}
