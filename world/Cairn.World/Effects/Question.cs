using Cairn.World.Simulation;

namespace Cairn.World.Effects;

/// <summary>One thing whose effect is asked for: what would have become of everybody without it?</summary>
/// <param name="Kind">channel, campaign, event or all_channels.</param>
/// <param name="Name">Its name.</param>
/// <param name="Id">The campaign's id; null for others.</param>
/// <param name="Role">The act's role in snake_case; null for others.</param>
/// <param name="Removal">What is removed.</param>
internal sealed record Question(string Kind, string Name, string? Id, string? Role, Removal Removal)
{
    /// <summary>
    /// Whether the removal can have changed a life: what never reached somebody did nothing to them, and as all draws have
    /// their own places, living again without it would give the same life.
    /// </summary>
    public bool Concerns(LifeTotals outcome) => (Removal.Campaigns & outcome.Campaigns) != 0 || (Removal.Events & outcome.Events) != 0;
}
