namespace Cairn.World.Score.Attribution;

/// <summary>How near one model comes to the truth.</summary>
public sealed record ModelScore
{
    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>Its share for each scored player, in the players' order: credit over all credit above 0 of scored players.</summary>
    public required IReadOnlyList<double> Shares { get; init; }

    /// <summary>Mean of |share - true share| over the players, in percentage points.</summary>
    public required double MeanAbsoluteError { get; init; }

    /// <summary>Spearman's rank correlation of credits and true effects, -1 to 1; null when one of them is the same for all.</summary>
    public required double? RankCorrelation { get; init; }

    /// <summary>The player whose share is too high by most, and by how many percentage points; null when none is too high.</summary>
    public required ShareError? MaxOver { get; init; }

    /// <summary>The player whose share is too low by most, and by how many percentage points; null when none is too low.</summary>
    public required ShareError? MaxUnder { get; init; }

    /// <summary>Conversions or money that it hands to the scored players in all.</summary>
    public required double Handed { get; init; }

    /// <summary>
    /// <see cref="Handed"/> over what the players truly caused together: above 1 the model claims for them what would have
    /// happened without them. Null when that is not known, or not positive.
    /// </summary>
    public required double? OverCredit { get; init; }
}
