namespace Cairn.Reference;

/// <summary>What a report is asked: dimension, dates, money, and the models with their settings.</summary>
public sealed record ReferenceQuestion
{
    /// <summary>All ten models, in the order of docs/attribution.md.</summary>
    public static IReadOnlyList<string> AllModels { get; } =
    [
        "first", "last", "last_non_direct", "linear", "position_based", "time_decay",
        "shapley", "markov", "counterfactual", "probabilistic",
    ];

    /// <summary>The dimension: channel, source, medium, campaign, platform, event, or the name of a property.</summary>
    public string By { get; init; } = "channel";

    /// <summary>The look-back window; null: the plan's.</summary>
    public long? WindowMs { get; init; }

    /// <summary>The first instant of the report; null: no limit.</summary>
    public long? FromMs { get; init; }

    /// <summary>The instant at which the report ends, itself outside; null: no limit.</summary>
    public long? ToMs { get; init; }

    /// <summary>Whether touches weigh as the plan values their events.</summary>
    public bool WeighByPlan { get; init; }

    /// <summary>The currency asked for; empty: the plan's, or that of most conversions.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The lines of the file of rates; empty: nothing is converted.</summary>
    public IReadOnlyList<ReferenceRate> Rates { get; init; } = [];

    /// <summary>Whether refunds are taken off.</summary>
    public bool Net { get; init; }

    /// <summary>Whether events of machines that call themselves one take part.</summary>
    public bool Bots { get; init; }

    /// <summary>The IANA id of the report's zone, which says what a day is.</summary>
    public string Zone { get; init; } = "UTC";

    public IReadOnlyList<string> Models { get; init; } = AllModels;

    /// <summary>The order of the Markov chain.</summary>
    public int Order { get; init; } = 1;

    /// <summary>First, between, last.</summary>
    public (double First, double Between, double Last) Position { get; init; } = (40, 20, 40);

    public long HalfLifeMs { get; init; } = 7L * 86_400_000;

    public bool WholeHalfLives { get; init; }

    /// <summary>The player that last_non_direct passes over, in any letter case; null: that of visits without an origin.</summary>
    public string? Direct { get; init; }

    /// <summary>Whether touches of one player in a row count as one.</summary>
    public bool Collapse { get; init; }
}
