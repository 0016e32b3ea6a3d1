using Cairn.Identity.Linkage;

namespace Cairn.Identity.Probable;

/// <summary>What was found of devices that are probably one person's.</summary>
public sealed class ProbableLinkSet
{
    internal IReadOnlyList<LevelTable> Levels { get; init; } = [];

    internal FellegiSunter Model { get; init; } = new(0.5, [], []);

    /// <summary>Devices of a known network that at most one person uses.</summary>
    public required long Devices { get; init; }

    /// <summary>Of these, in networks that are too large to say anything.</summary>
    public required long Crowded { get; init; }

    /// <summary>Pairs of devices of one network of which nobody knows whether they are one person's.</summary>
    public required long Pairs { get; init; }

    /// <summary>Pairs of which it is known.</summary>
    public required long KnownPairs { get; init; }

    /// <summary>How many of the pairs are expected to be one person's.</summary>
    public required double Expected { get; init; }

    /// <summary>Those that are probable enough, the most probable first.</summary>
    public required IReadOnlyList<ProbableLink> Links { get; init; }

    /// <summary>Who counts as one by these links.</summary>
    public required ProbablePersons Persons { get; init; }

    /// <summary>What other thresholds would give.</summary>
    public required IReadOnlyList<ThresholdCount> Thresholds { get; init; }

    /// <summary>What speaks for a link and against it.</summary>
    public IEnumerable<LinkReason> ReasonsOf(ProbableLink link)
    {
        ArgumentNullException.ThrowIfNull(link);
        for (var i = 0; i < Levels.Count; i++)
            if (link.Pattern[i] is var level and not LevelTable.Missing)
                yield return new LinkReason(Levels[i].Name, Levels[i][level], Model.Weight(i, level));
    }
}
