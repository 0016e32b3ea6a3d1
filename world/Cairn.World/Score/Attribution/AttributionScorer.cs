using Cairn.World.Answers;

namespace Cairn.World.Score.Attribution;

/// <summary>Compares credits with true effects.</summary>
/// <param name="answers">The world's answers.</param>
/// <param name="askedBy">One of <see cref="Kinds"/>; null: what the report says, else the kind that has most of its keys.</param>
/// <param name="askedConversion">The conversion; null: what the report says, else the world's main one.</param>
internal sealed class AttributionScorer(AnswersFile answers, string? askedBy, string? askedConversion)
{
    /// <summary>The kinds of players that have a true effect.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["channel", "campaign", "event"];

    private const int MaxNamed = 8;

    /// <summary>Scores a report.</summary>
    /// <exception cref="WorldException">Report and answers do not speak of the same players or conversion.</exception>
    public AttributionScore Score(AttributionReport report)
    {
        var keys = report.Credits.Select(row => row.Key).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var conversion = Conversion(report);
        var players = Players(report, conversion, keys);
        var models = report.Credits.Select(row => row.Model).Distinct(StringComparer.Ordinal).ToList();
        var present = keys.Select(players.Find).ToHashSet();
        var baseline = answers.Baseline.FirstOrDefault(row => row.Conversion == conversion);
        // Without any campaign there would still be the unpaid channels, and that world is not in the answers.
        var canCause = baseline is not null && players.Kind == "channel";
        var hasValue = report.Credits.Any(row => row.Value != 0) && players.Effects.Any(effect => effect.Revenue != 0);
        return new AttributionScore(
            players.Kind,
            conversion,
            models,
            new MeasureScorer(players, effect => (effect.Conversions, effect.ConversionsError), row => row.Conversions)
                .Score(report.Credits, models, canCause ? baseline!.Conversions - baseline.WithoutChannels : null),
            hasValue
                ? new MeasureScorer(players, effect => (effect.Revenue, effect.RevenueError), row => row.Value)
                    .Score(report.Credits, models, canCause ? baseline!.Revenue - baseline.RevenueWithoutChannels : null)
                : null,
            [.. keys.Where(key => players.Find(key) < 0)],
            [.. players.Effects.Where((_, number) => !present.Contains(number)).Select(effect => effect.Name)]);
    }

    private string Conversion(AttributionReport report)
    {
        var known = answers.Effects.Select(effect => effect.Conversion).Distinct(StringComparer.Ordinal).ToList();
        var chosen = Agreed("--conversion", askedConversion, "conversion", report.Conversion)
            ?? (answers.Baseline.Count > 0 ? answers.Baseline[0].Conversion : null)
            ?? throw new WorldException("The answers have no baseline, so the world has no main conversion.",
                $"Give --conversion one of {Names(known)}.");
        return known.Contains(chosen, StringComparer.Ordinal)
            ? chosen
            : throw new WorldException($"The answers state no effects on the conversion '{chosen}'.",
                $"Give --conversion one of {Names(known)}.");
    }

    private ScoredPlayers Players(AttributionReport report, string conversion, List<string> keys)
    {
        var by = Agreed("--by", askedBy, "by", report.By);
        if (by is not null && !Kinds.Contains(by, StringComparer.Ordinal))
            throw new WorldException($"The report is by '{by}', of which no true effects are known.",
                $"Score a report by {Names(Kinds)}.");
        var kinds = by is null ? Kinds : [by];
        var choices = kinds.Select(kind => ScoredPlayers.Of(answers, kind, conversion)).ToList();
        var best = choices.MaxBy(players => keys.Count(key => players.Find(key) >= 0))!;
        if (keys.Any(key => best.Find(key) >= 0))
            return best;
        var known = choices.SelectMany(players => players.Effects).Select(effect => effect.Name).ToList();
        throw new WorldException(
            $"Report and answers have no {by ?? "player"} in common. The report has {Names(keys)}; the answers have {Names(known)}.",
            "Write the report with the same names, by channel, campaign or event.");
    }

    private static string? Agreed(string option, string? asked, string field, string? stated) =>
        asked is not null && stated is not null && asked != stated
            ? throw new WorldException($"{option} says '{asked}', but the report's own '{field}' is '{stated}'.",
                $"Leave out {option}, or give the report that was meant.")
            : asked ?? stated;

    private static string Names(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "none",
        <= MaxNamed => string.Join(", ", names),
        _ => $"{string.Join(", ", names.Take(MaxNamed))} and {names.Count - MaxNamed} more",
    };
}
