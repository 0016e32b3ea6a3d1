namespace Cairn.Attribution;

/// <summary>How the models of one report are set. The defaults are those of the field and of docs/attribution.md.</summary>
public sealed record ModelOptions
{
    /// <summary>Names of the models to run, in the order of the report's rows; see <see cref="ModelNames"/>.</summary>
    public IReadOnlyList<string> Models { get; init; } = ModelNames.Default;

    /// <summary>Order of the Markov chain: how many of the last touches make up its state, 1 to <see cref="MaxOrder"/>, or <see cref="AutoOrder"/>.</summary>
    public int Order { get; init; } = 1;

    /// <summary>The order, up to <see cref="MaxAutoOrder"/>, that foretells best what comes next in journeys.</summary>
    public const int AutoOrder = 0;

    /// <summary>The highest order that is tried.</summary>
    public const int MaxAutoOrder = 5;

    /// <summary>Whether the report says how the states of the Markov chain follow each other.</summary>
    public bool Detail { get; init; }

    /// <summary>The players that are paid for, letter case does not matter; null: the paid ones among GA4's channels.</summary>
    public IReadOnlyList<string>? PaidPlayers { get; init; }

    /// <summary>Highest order of the Markov chain.</summary>
    public const int MaxOrder = 8;

    /// <summary>In how many resamples of the people the models are worked out, to say how sure their credits are: 0 (not at all), or 20 to <see cref="MaxReplicates"/>.</summary>
    public int Replicates { get; init; }

    /// <summary>The most resamples.</summary>
    public const int MaxReplicates = 2000;

    /// <summary>How likely an interval is to cover, 0.5 to 0.99.</summary>
    public double Level { get; init; } = 0.9;

    /// <summary>What position-based attribution gives to the first touch, those between, and the last one.</summary>
    public PositionWeights Position { get; init; } = PositionWeights.Default;

    /// <summary>Time in which a touch loses half of its weight, more than zero; 7 days unless set.</summary>
    public TimeSpan HalfLife { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// Whether a touch loses weight only by whole half-lives that have passed (DP6's definition) instead of steadily.
    /// </summary>
    public bool WholeHalfLives { get; init; }

    /// <summary>
    /// The player that last non-direct passes over; letter case does not matter. Null: that of the visits that name no origin
    /// (<c>Direct</c>, <c>(direct)</c> ...), or <c>Direct</c> where no visits are the touches.
    /// </summary>
    public string? DirectPlayer { get; init; }

    /// <summary>Silence after which a visit is over, where the touches are acts; null where they are whole visits, or steps whose times nobody knows.</summary>
    public TimeSpan? VisitGap { get; init; }

    /// <summary>Whether touches of one player in a row count as one, the first of them (fractribution's "exposure").</summary>
    public bool CollapseRepeats { get; init; }
}
