using Cairn.Model;

namespace Cairn.Attribution.Journeys;

/// <summary>What the players of a report are: channels, events, campaigns ... or the values of any property.</summary>
/// <param name="Name">As the user names it with <c>--by</c>.</param>
/// <param name="Term">What <see cref="Acts.ActDecoder"/> knows it by; empty for a property.</param>
/// <param name="Unit">What can receive credit.</param>
/// <param name="Default">The player of a visit that names no origin, in GA4's words; empty: such an act is no touch.</param>
/// <param name="Unnamed">The player of a visit that names an origin, but not this part of it.</param>
public sealed record Dimension(string Name, string Term, TouchUnit Unit, string Default, string Unnamed)
{
    /// <summary>The term of the dimension whose players are events.</summary>
    private const string EventTerm = "event";

    private static readonly Dimension[] Known =
    [
        new("channel", "channel", TouchUnit.Visit, "Direct", "Unassigned"),
        new("event", EventTerm, TouchUnit.Act, "", ""),
        new("campaign", "campaign", TouchUnit.Visit, "(not set)", "(not set)"),
        new("source", "source", TouchUnit.Visit, "(direct)", "(not set)"),
        new("medium", "medium", TouchUnit.Visit, "(none)", "(not set)"),
        new("platform", "platform", TouchUnit.Visit, "(not set)", "(not set)"),
    ];

    /// <summary>The dimensions that every folder has.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(static known => known.Name)];

    /// <summary>Whether the players are events.</summary>
    public bool AreEvents => Term == EventTerm;

    /// <summary>The property that is read when <see cref="Term"/> is empty.</summary>
    public string Property => Term.Length == 0 ? Name : "";

    /// <summary>The dimension of a name; a name that is none of the known ones is a property of the events.</summary>
    /// <exception cref="UserException">The name is empty.</exception>
    public static Dimension Of(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new UserException(
                "--by names nothing.",
                $"Name one of {string.Join(", ", Names)}, or a property of the events.");
        }

        return Array.Find(Known, known => known.Name == name) ?? new Dimension(name, "", TouchUnit.Act, "", "");
    }
}
