using Cairn.Attribution.Accounting;
using Cairn.Attribution.Resampling;
using Cairn.Model;

namespace Cairn.Attribution.Experiments;

/// <summary>Puts beside each model of a report what experiments make of it: a second model, called MODEL_calibrated, that hands out what players truly caused and leaves the rest unattributed.</summary>
public static class Calibration
{
    /// <summary>What the second model's name ends in.</summary>
    public const string Suffix = "_calibrated";

    private const int MaxNamed = 10;

    /// <summary>The report with a calibrated model behind each of its models.</summary>
    /// <param name="credits">The report.</param>
    /// <param name="experiments">The results; several of one player are taken together, by their precision.</param>
    /// <exception cref="UserException">An experiment speaks of a player that the report does not have.</exception>
    public static ModelCredits Apply(ModelCredits credits, IReadOnlyList<Experiment> experiments)
    {
        ArgumentNullException.ThrowIfNull(credits);
        ArgumentNullException.ThrowIfNull(experiments);
        var keys = credits.Keys.Take(credits.Keys.Count - 1).ToArray();
        var shares = new (double Share, double Error)?[keys.Length];
        foreach (var same in experiments.GroupBy(static experiment => experiment.Key, StringComparer.Ordinal))
        {
            var player = Array.IndexOf(keys, same.Key);
            if (player < 0)
                throw new UserException($"An experiment speaks of '{same.Key}', and the report has no such player.", NearMiss.Ask(same.Key, keys, $"Players are {string.Join(", ", keys.Take(MaxNamed))}{(keys.Length > MaxNamed ? " ..." : "")}."));
            var precision = same.Sum(static one => 1 / (one.Error * one.Error));
            shares[player] = (same.Sum(static one => one.Share / (one.Error * one.Error)) / precision, Math.Sqrt(1 / precision));
        }

        var (models, rows, intervals) = (new List<string>(), new List<Credit>(), new List<CreditInterval?>());
        for (var model = 0; model < credits.Models.Count; model++)
        {
            var name = credits.Models[model] + Suffix;
            models.AddRange([credits.Models[model], name]);
            for (var key = 0; key < credits.Keys.Count; key++)
            {
                rows.Add(credits[model, key]);
                intervals.Add(credits.IntervalOf(model, key));
            }

            rows.AddRange(Rows(credits, model, name, shares));
            intervals.AddRange(Intervals(credits, model, shares));
        }

        return credits with { Models = models, Credits = rows, Intervals = credits.Intervals is { } known ? known with { Rows = intervals } : null };
    }

    private static IEnumerable<Credit> Rows(ModelCredits credits, int model, string name, (double Share, double Error)?[] shares)
    {
        var players = shares.Length;
        var before = Enumerable.Range(0, players).Select(key => (double)credits[model, key].Conversions).ToArray();
        var effects = Effects(before, credits.Conversions, shares);
        var mean = credits.Conversions == 0 ? 0 : (double)(credits.Value / credits.Conversions);
        var (conversions, value) = (new FixedSum[players + 1], new FixedSum[players + 1]);
        var (left, leftValue) = ((double)credits.Conversions, (double)credits.Value);
        for (var player = 0; player < players; player++)
        {
            var money = Money(effects[player], before[player], credits[model, player], mean);
            conversions[player].Add(effects[player]);
            value[player].Add(money);
            left -= effects[player];
            leftValue -= money;
        }

        conversions[players].Add(left);
        value[players].Add(leftValue);
        var exact = Apportionment.Split(credits.Conversions, conversions, Apportionment.ConversionDecimals);
        var exactValue = Apportionment.Split(credits.Value, value, Apportionment.ValueDecimals);
        return credits.Keys.Select((key, place) => new Credit(name, key, exact[place], exactValue[place]));
    }

    /// <summary>The money of an effect: the player's own mean as far as its credit goes, that of all conversions beyond it.</summary>
    private static double Money(double effect, double credit, Credit row, double mean)
    {
        var own = Math.Max(0, Math.Min(effect, credit));
        return row.Conversions > 0 ? (own * (double)(row.Value / row.Conversions)) + ((effect - own) * mean) : effect * mean;
    }

    /// <summary>In each resample the experiments come out anew, too.</summary>
    private static CreditInterval?[] Intervals(ModelCredits credits, int model, (double Share, double Error)?[] shares)
    {
        var players = shares.Length;
        if (credits.Intervals is not { } known || Enumerable.Range(0, players + 1).Any(key => credits.IntervalOf(model, key) is null))
            return new CreditInterval?[players + 1];
        var (conversions, value) = (NewRows(players + 1, known.Replicates), NewRows(players + 1, known.Replicates));
        var mean = credits.Conversions == 0 ? 0 : (double)(credits.Value / credits.Conversions);
        for (var replicate = 0; replicate < known.Replicates; replicate++)
        {
            var before = Enumerable.Range(0, players).Select(key => credits.IntervalOf(model, key)!.Draws[replicate]).ToArray();
            var all = before.Sum() + credits.IntervalOf(model, players)!.Draws[replicate];
            var drawn = shares.Select((share, player) => share is var (part, error) ? (part + (error * KeyedDraws.Normal(credits.Keys[player], replicate)), error) : ((double, double)?)null).ToArray();
            var effects = Effects(before, all, drawn);
            var (left, leftValue) = (all, all * mean);
            for (var player = 0; player < players; player++)
            {
                var money = Money(effects[player], before[player], credits[model, player], mean);
                (conversions[player][replicate], value[player][replicate]) = (effects[player], money);
                (left, leftValue) = (left - effects[player], leftValue - money);
            }

            (conversions[players][replicate], value[players][replicate]) = (left, leftValue);
        }

        return [.. Enumerable.Range(0, players + 1).Select(key => new CreditInterval(conversions[key], value[key], known.Level))];
    }

    private static double[] Effects(double[] credits, double conversions, (double Share, double Error)?[] shares)
    {
        if (conversions <= 0)
            return credits;
        var proved = shares.Select(share => share is var (part, error) ? (part * conversions, error * conversions) : ((double, double)?)null).ToArray();
        return EffectPosterior.Mean(credits, conversions, proved);
    }

    private static double[][] NewRows(int rows, int replicates) => [.. Enumerable.Range(0, rows).Select(_ => new double[replicates])];
}
