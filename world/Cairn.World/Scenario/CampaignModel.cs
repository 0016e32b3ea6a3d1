namespace Cairn.World.Scenario;

/// <summary>
/// What a campaign does. Exposures follow a Poisson law whose rate is aimed at those who want to buy anyway; each adds to a
/// stock that decays from day to day (geometric adstock, Broadbent 1979) and saturates (Michaelis-Menten): the customer's
/// intent rises by Push * stock / (stock + Half). docs/world.md has the equations.
/// </summary>
/// <param name="Reach">Whom it can reach.</param>
internal sealed record CampaignModel(Reach Reach)
{
    /// <summary>Exposures a day of a person who wants nothing in particular.</summary>
    public double Rate { get; init; }

    /// <summary>How strongly it is aimed at demand: the rate grows by e to the power of Aim times demand.</summary>
    public double Aim { get; init; }

    /// <summary>Probability that an exposure is clicked at intent 0; for checkout campaigns, that the coupon is looked for.</summary>
    public double Click { get; init; }

    /// <summary>How clicks grow with intent: by e to the power of ClickSlope times intent.</summary>
    public double ClickSlope { get; init; }

    /// <summary>Log-odds of intent that a saturated stock adds.</summary>
    public double Push { get; init; }

    /// <summary>Part of the stock that is left a day later, 0 to 1.</summary>
    public double Carry { get; init; }

    /// <summary>The stock at which half of <see cref="Push"/> is reached, in exposures.</summary>
    public double Half { get; init; } = 1;

    /// <summary>How far one exposure makes the brand known, 0 to 1.</summary>
    public double Fame { get; init; }

    /// <summary>For mail: probability that it is opened at intent 0; unopened mail does nothing.</summary>
    public double Open { get; init; } = 1;

    /// <summary>Every how many days it is sent; 1: every day.</summary>
    public int Every { get; init; } = 1;

    /// <summary>Weight among the ways on which people who know the brand come by themselves.</summary>
    public double Known { get; init; }

    /// <summary>Weight among the ways on which people who do not know the brand find it.</summary>
    public double Unknown { get; init; }

    /// <summary>
    /// Probability that somebody who knows the brand and is on the way meets this advertisement first and clicks it, though
    /// they would have come anyway: brand keywords in paid search.
    /// </summary>
    public double Intercept { get; init; }

    /// <summary>What an exposure costs, in hundredths of a cent.</summary>
    public long CostOfExposure { get; init; }

    /// <summary>What a click costs, in hundredths of a cent.</summary>
    public long CostOfClick { get; init; }

    /// <summary>Who writes about it to the collector; null: nobody, only its clicks are seen.</summary>
    public SenderKind? Messenger { get; init; }
}
