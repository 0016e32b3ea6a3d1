using Cairn.Attribution.Trails;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Acts;

/// <summary>Numbers the parts of origins without letter case; 0 stands for a part that is not named (docs/journeys.md, "Origin and channel").</summary>
internal sealed class OriginNames
{
    private const string NotSet = "(not set)";

    private readonly NameIndex _names = new();

    /// <summary>The number of a channel.</summary>
    public uint Channel(string channel) => channel.Length == 0 ? 0 : (uint)_names.IndexOf(channel.ToLowerInvariant()) + 1;

    /// <summary>The number of a source, medium or campaign.</summary>
    public uint Part(string part) => part == NotSet ? 0 : Channel(part);

    /// <summary>What a source, medium or campaign is called as a player; empty where it is not named.</summary>
    public static string PlayerOf(string part) => part == NotSet ? "" : part;

    /// <summary>An origin of its four parts.</summary>
    public Origin Of(string channel, string source, string medium, string campaign) => new(Channel(channel), Part(source), Part(medium), Part(campaign));
}
