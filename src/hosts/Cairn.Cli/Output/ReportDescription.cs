using System.Text.Json.Nodes;
using Cairn.Attribution;
using Cairn.Attribution.Journeys;

namespace Cairn.Cli.Output;

/// <summary>A report over a data folder with all that says what it is: an export carries it, and can be made again from it.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Models">How the models were set.</param>
/// <param name="Report">The report.</param>
/// <param name="Quarantined">Records in quarantine.</param>
internal sealed record ReportDescription(AttributionRequest Request, AttributionOptions Models, DataReport Report, ulong Quarantined)
{
    /// <summary>Name and value of every setting that shapes the credits, in a fixed order.</summary>
    public IReadOnlyList<(string Name, JsonValue Value)> Settings =>
    [
        ("window_seconds", JsonValue.Create((long)Request.Window.TotalSeconds)),
        ("weight", JsonValue.Create(Request.WeighByPlan ? "plan" : "equal")!),
        ("net", JsonValue.Create(Request.NetOfRefunds)),
        ("bots", JsonValue.Create(Request.WithBots)),
        ("order", JsonValue.Create(Models.Order)),
        ("position", JsonValue.Create(Models.Position.ToString())!),
        ("half_life_seconds", JsonValue.Create(Models.HalfLife.TotalSeconds)),
        ("whole_half_lives", JsonValue.Create(Models.WholeHalfLives)),
        ("direct", JsonValue.Create(Models.DirectPlayer)!),
        ("collapse", JsonValue.Create(Models.CollapseRepeats)),
    ];

    /// <summary>What the figures leave out, by reason, in a fixed order.</summary>
    public IReadOnlyList<(string Name, long Count)> LeftOut =>
    [
        ("repeated_conversions", Report.Totals.Repeats),
        ("without_money", Report.Totals.WithoutAmount),
        ("bot_events", Request.WithBots ? 0 : Report.Bots),
        ("quarantined_records", (long)Quarantined),
    ];

    /// <summary>How often a player stands on the journeys; zeros for (unattributed).</summary>
    public PlayerActivity Activity(string key)
    {
        var player = Report.Players.Find(key);
        return player >= 0 && player < Report.Totals.Players.Count ? Report.Totals.Players[player] : default;
    }

    /// <summary>A moment of the period in ISO 8601, UTC; empty: no bound.</summary>
    public static string Moment(DateTimeOffset? at) => at is { } moment ? $"{moment.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}" : "";
}
