using Cairn.Model;

namespace Cairn.Attribution;

/// <summary>The attribution models by name.</summary>
public static class ModelNames
{
    /// <summary>All credit to the first touch.</summary>
    public const string FirstTouch = "first";

    /// <summary>All credit to the last touch.</summary>
    public const string LastTouch = "last";

    /// <summary>All credit to the last touch that is not direct traffic.</summary>
    public const string LastNonDirect = "last_non_direct";

    /// <summary>All credit to the first touch that is paid for.</summary>
    public const string FirstPaid = "first_paid";

    /// <summary>All credit to the last touch that is paid for.</summary>
    public const string LastPaid = "last_paid";

    /// <summary>The same credit to every touch.</summary>
    public const string Linear = "linear";

    /// <summary>Most credit to the ends of the journey.</summary>
    public const string PositionBased = "position_based";

    /// <summary>More credit the nearer to the conversion.</summary>
    public const string TimeDecay = "time_decay";

    /// <summary>Removal effects in a Markov chain of order k.</summary>
    public const string Markov = "markov";

    /// <summary>Shapley value over the coalitions that were seen.</summary>
    public const string Shapley = "shapley";

    /// <summary>Conversion probability with and without each touch (fractribution).</summary>
    public const string Counterfactual = "counterfactual";

    /// <summary>Simple probabilistic model of Shao and Li (2011).</summary>
    public const string Probabilistic = "probabilistic";

    /// <summary>The change of the conversion probability that each act brings.</summary>
    public const string ValueAdded = "value_added";

    /// <summary>The models of a report that names none.</summary>
    public static IReadOnlyList<string> Default { get; } =
        [FirstTouch, LastTouch, LastNonDirect, Linear, PositionBased, TimeDecay, Markov, Shapley];

    /// <summary>Every model that shares out credit among touches of any kind.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Default, FirstPaid, LastPaid, Counterfactual, Probabilistic];

    /// <summary>Every model where the touches are acts, among which there are visits with and without each.</summary>
    public static IReadOnlyList<string> OfActs { get; } = [.. All, ValueAdded];

    /// <summary>The models that learn from everybody's journeys; all others judge a journey by itself.</summary>
    public static IReadOnlyList<string> Learned { get; } = [Markov, Counterfactual, Probabilistic, ValueAdded];

    /// <summary>
    /// Reads a list such as <c>linear,markov</c>; <c>all</c> stands for every model of touches of any kind. A name given twice counts once.
    /// </summary>
    /// <exception cref="UserException">A name is unknown, or there is none.</exception>
    public static IReadOnlyList<string> Parse(string list)
    {
        var names = list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names is ["all"])
            return All;
        var unknown = names.Where(name => !OfActs.Contains(name, StringComparer.Ordinal)).ToList();
        if (unknown.Count == 0 && names.Length > 0)
            return names.Distinct(StringComparer.Ordinal).ToList();
        var problem = names.Length == 0 ? "No model was named." : $"There is no model '{unknown[0]}'.";
        var choice = $"Choose from {string.Join(", ", OfActs)}, separated by commas, or 'all'.";
        throw new UserException(problem, names.Length == 0 ? choice : NearMiss.Ask(unknown[0], OfActs, choice));
    }
}
