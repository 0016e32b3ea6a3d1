using Cairn.Attribution.Counterfactual;
using Cairn.Attribution.FirstTouch;
using Cairn.Attribution.LastNonDirect;
using Cairn.Attribution.LastTouch;
using Cairn.Attribution.Linear;
using Cairn.Attribution.Markov;
using Cairn.Attribution.PaidTouch;
using Cairn.Attribution.PositionBased;
using Cairn.Attribution.Probabilistic;
using Cairn.Attribution.Rules;
using Cairn.Attribution.Shapley;
using Cairn.Attribution.TimeDecay;
using Cairn.Attribution.ValueAdded;
using Cairn.Model;
using Cairn.Model.Channels;
using Cairn.Model.Journeys;

namespace Cairn.Attribution.Running;

/// <summary>Makes the models that the options name. A new model is added here and in <see cref="ModelNames"/>.</summary>
internal static class ModelFactory
{
    private const int MinReplicates = 20;

    public static IAttributionModel[] Create(NameIndex players, ModelOptions options)
    {
        if (options.Models.Count == 0)
            throw new UserException("No model was named.", $"Choose from {string.Join(", ", ModelNames.OfActs)}.");
        if (options.Order is not ModelOptions.AutoOrder and (< 1 or > ModelOptions.MaxOrder))
        {
            throw new UserException(
                $"{options.Order} is not an order of a Markov chain.",
                $"Give an order from 1 to {ModelOptions.MaxOrder}, or auto.");
        }

        if (options.Replicates is not 0 and (< MinReplicates or > ModelOptions.MaxReplicates))
            throw new UserException($"{options.Replicates:N0} is not a number of resamples.", $"Give 0, or {MinReplicates} to {ModelOptions.MaxReplicates:N0}; 200 are enough for intervals of 90 %.");
        if (options.Level is < 0.5 or > 0.99)
            throw new UserException($"{options.Level * 100:0.##} % is not a level of an interval.", "Give 50 to 99.");
        if (options.HalfLife <= TimeSpan.Zero)
            throw new UserException("The half-life is not more than zero.", "Give a half-life such as 7d or 12h.");
        return [.. options.Models.Select(name => Create(name, players, options))];
    }

    private static IAttributionModel Create(string name, NameIndex players, ModelOptions options) => name switch
    {
        ModelNames.FirstTouch => new RuleModel(new FirstTouchRule()),
        ModelNames.LastTouch => new RuleModel(new LastTouchRule()),
        ModelNames.LastNonDirect => new RuleModel(new LastNonDirectRule(players, options.DirectPlayer ?? ChannelNames.Direct)),
        ModelNames.FirstPaid => new RuleModel(new PaidTouchRule(players, options.PaidPlayers ?? PaidTouchRule.PaidChannels, isFirst: true)),
        ModelNames.LastPaid => new RuleModel(new PaidTouchRule(players, options.PaidPlayers ?? PaidTouchRule.PaidChannels, isFirst: false)),
        ModelNames.Linear => new RuleModel(new LinearRule()),
        ModelNames.PositionBased => new RuleModel(new PositionBasedRule(options.Position)),
        ModelNames.TimeDecay => new RuleModel(new TimeDecayRule(options.HalfLife, options.WholeHalfLives)),
        ModelNames.Markov => new MarkovModel(options.Order),
        ModelNames.Shapley => new RuleModel(new ShapleyRule()),
        ModelNames.Counterfactual => new CounterfactualModel(),
        ModelNames.Probabilistic => new ProbabilisticModel(),
        ModelNames.ValueAdded when options.VisitGap is { } gap => new ValueAddedModel(gap),
        ModelNames.ValueAdded => throw new UserException(
            "value_added tells what acts add to the chance of a conversion: visits with an act are compared with visits without it, and here the touches are visits themselves.",
            "Ask for --data with --by event, or a property of the events; or leave the model out."),
        _ => throw new UserException(
            $"There is no model '{name}'.", $"Choose from {string.Join(", ", ModelNames.OfActs)}."),
    };
}
